;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; WASI has no function of that name.
(module
  (import "wasi_snapshot_preview1" "fd_wirte"
    (func (param i32 i32 i32 i32) (result i32)))
  (func (export "_start")))
