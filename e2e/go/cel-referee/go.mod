module example.com/cel-referee

go 1.23

require cel.dev/cel-go v0.33.2
