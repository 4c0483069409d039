;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Functions of every kind of signature, for --invoke.
(module
  (func (export "add") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))
  (func (export "same32") (param i32) (result i32) (local.get 0))
  (func (export "same64") (param i64) (result i64) (local.get 0))
  (func (export "float32") (param f32) (result f32) (local.get 0))
  (func (export "float64") (param f64) (result f64) (local.get 0))
  (func (export "swap") (param i64 f32) (result f32 i64)
    (local.get 1) (local.get 0))
  (func $nothing (export "nothing"))
  (func (export "extern") (param externref) (result externref) (local.get 0))
  (func (export "references") (result funcref funcref anyref anyref)
    (ref.null func) (ref.func $nothing) (ref.null any) (ref.i31 (i32.const 7)))
  (func (export "needs_reference") (param (ref func)))
  (func (export "needs_vector") (param v128))
  (func (export "vector") (result v128 f64) (v128.const i32x4 1 -1 0x7fff 0) (f64.const 0.5))
  (func (export "a name with spaces") (result i32) (i32.const 42))
  (global (export "constant") i32 (i32.const 1))
  (elem declare func $nothing))
