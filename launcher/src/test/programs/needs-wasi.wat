;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports of a host module that has another name.
(module
  (import "wasi_snapshot_preview2" "fd_close" (func (param i32) (result i32))))
