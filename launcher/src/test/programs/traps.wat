;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A trap of each kind.
(module $traps
  (memory 1)
  (table 1 funcref)
  (type $nothing (func))
  (tag $pair (param i32 f64))
  (tag $plain)
  (func $inner (unreachable))
  (func (export "unreachable") (call $inner))
  (func (export "divide") (param i32 i32) (result i32)
    (i32.div_s (local.get 0) (local.get 1)))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "table") (param i32) (call_indirect (type $nothing) (local.get 0)))
  (func $thrower (throw $pair (i32.const 7) (f64.const 0.5)))
  (func (export "throw") (call $thrower))
  (func (export "throw_plain") (throw $plain)))
