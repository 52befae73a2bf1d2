// Package common is part of a stand-in for KisFlow: its signatures, and no more than a test needs behind them.
package common

import "time"

type KisRow interface{}
type KisRowArr []KisRow
type KisDataMap map[string]KisRowArr

type KisMode string

const (
	V KisMode = "Verify"
	S KisMode = "Save"
	L KisMode = "Load"
	C KisMode = "Calculate"
	E KisMode = "Expand"
)

type KisOnOff int

const (
	FlowEnable  KisOnOff = 1
	FlowDisable KisOnOff = 0
)

type KisConnType string

const (
	REDIS KisConnType = "redis"
	MYSQL KisConnType = "mysql"
	KAFKA KisConnType = "kafka"
	TIDB  KisConnType = "tidb"
	ES    KisConnType = "es"
)

const DefaultExpiration time.Duration = 0
