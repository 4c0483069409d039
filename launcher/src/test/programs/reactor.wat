;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A reactor: _initialize comes before every call.
(module
  (global $state (mut i32) (i32.const 0))
  (func (export "_initialize") (global.set $state (i32.const 5)))
  (func (export "state") (result i32) (global.get $state)))
