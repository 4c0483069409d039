;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Ends with status 3, as programs do that do not find their files.
(module $fails
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start") (call $exit (i32.const 3))))
