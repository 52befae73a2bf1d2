module github.com/aceld/kis-flow

go 1.18
