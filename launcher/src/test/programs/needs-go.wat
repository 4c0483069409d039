;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports what Go's JavaScript offers.
(module
  (import "gojs" "runtime.wasmExit" (func (param i32))))
