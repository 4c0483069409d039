;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports what Emscripten's JavaScript offers.
(module
  (import "env" "emscripten_resize_heap" (func (param i32) (result i32)))
  (import "env" "invoke_vii" (func (param i32 i32 i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func (param i32) (result i32))))
