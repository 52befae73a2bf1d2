#!/bin/bash
# Becomes the Electron of KISFLOW_TEST_ELECTRON: its process, exit code and signals are Electron's own. Only its error
# output passes through lines-in-order.ts.
exec "$KISFLOW_TEST_ELECTRON" "$@" 2> >(exec "$KISFLOW_TEST_NODE" "$(dirname "${BASH_SOURCE[0]}")/lines-in-order.ts" >&2)
