;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports a function that WASI does not have.
(module
  (import "wasi_snapshot_preview1" "path_chmod_recursively" (func (param i32) (result i32))))
