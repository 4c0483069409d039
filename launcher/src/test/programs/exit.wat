;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Ends with a status.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (func (export "with") (param i32) (call $proc_exit (local.get 0)))
  (func (export "_start") (call $proc_exit (i32.const 3))))
