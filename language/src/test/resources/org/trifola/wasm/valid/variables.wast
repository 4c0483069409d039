;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0
;; Locals, globals, drop and select.

(module
  (global $g (mut i64) (i64.const 1))
  (func (param i32) (result i32) (local f32 f32 i64)
    (local.set 1 (local.get 2)) (drop (local.tee 3 (i64.const 1))) (local.get 0))
  (func (global.set $g (global.get $g)))
  (func (param i32) (result i32) (select (local.get 0) (local.get 0) (local.get 0)))
  (func (param v128 i32) (result v128) (select (local.get 0) (local.get 0) (local.get 1)))
  (func (param funcref i32) (result funcref)
    (select (result funcref) (local.get 0) (local.get 0) (local.get 1)))
  (func (param (ref func) i32) (result funcref)
    (select (result funcref) (local.get 0) (ref.null nofunc) (local.get 1))))
(assert_invalid (module (func (param i32) (drop (local.get 1)))) "unknown local 1")
(assert_invalid (module (func (local i32) (local.set 1 (i32.const 0)))) "unknown local 1")
(assert_invalid (module (func (drop (local.get 4294967295)))) "unknown local 4294967295")
(assert_invalid (module (func (local i32 i64) (local.set 1 (i32.const 0))))
  "type mismatch: instruction requires [i64] but stack has [i32]")
(assert_invalid (module (func (result i32) (local i64) (local.tee 0 (i64.const 0))))
  "type mismatch: instruction requires [i32] but stack has [i64]")
(assert_invalid (module (func (local (ref 3)))) "unknown type 3")
(assert_invalid (module (func (drop (global.get 0)))) "unknown global 0")
(assert_invalid (module (global i32 (i32.const 0)) (func (global.set 0 (i32.const 0))))
  "immutable global 0")
(assert_invalid (module (global (mut i32) (i32.const 0)) (func (global.set 0 (f32.const 0))))
  "type mismatch: instruction requires [i32] but stack has [f32]")
(assert_invalid (module (func (drop)))
  "type mismatch: instruction requires an operand but stack has []")
(assert_invalid
  (module (func (result i32) (select (i32.const 1) (i64.const 1) (i32.const 1))))
  "type mismatch: instruction requires operands of one type but stack has [i32 i64]")
(assert_invalid
  (module (func (param externref)
    (drop (select (local.get 0) (local.get 0) (i32.const 1)))))
  "type mismatch: instruction requires numbers or vectors but stack has [externref externref]")
(assert_invalid
  (module (func (drop (select (result i32 i32) (unreachable))))) "invalid result arity")
(assert_invalid
  (module (func (drop (select (result i32) (i32.const 1) (f32.const 1) (i32.const 1)))))
  "type mismatch: instruction requires [i32 i32] but stack has [f32 i32]")
(assert_invalid
  (module (func (drop (select (result (ref 4)) (unreachable))))) "unknown type 4")

;; Locals without default value: set before they are read, in the same block or around it.
(module
  (type $s (struct))
  (func (param (ref $s)) (result (ref $s)) (local.get 0))
  (func (param (ref $s)) (result (ref $s)) (local (ref $s))
    (local.set 1 (local.get 0)) (local.get 1))
  (func (param (ref $s)) (result (ref $s)) (local (ref $s))
    (drop (local.tee 1 (local.get 0))) (block (drop (local.get 1))) (local.get 1))
  (func (param (ref $s) i32) (local (ref $s))
    (if (local.get 1)
      (then (local.set 2 (local.get 0)) (drop (local.get 2)))
      (else (local.set 2 (local.get 0)) (drop (local.get 2)))))
  (func (local (ref null $s)) (drop (local.get 0))))
(assert_invalid (module (type $s (struct)) (func (local (ref $s)) (drop (local.get 0))))
  "uninitialized local 0")
(assert_invalid
  (module (type $s (struct)) (func (param (ref $s)) (local i32 (ref $s))
    (block (local.set 2 (local.get 0))) (drop (local.get 2))))
  "uninitialized local 2")
(assert_invalid
  (module (type $s (struct)) (func (param (ref $s) i32) (local (ref $s))
    (if (local.get 1) (then (local.set 2 (local.get 0))) (else (drop (local.get 2))))))
  "uninitialized local 2")
(assert_invalid
  (module (tag $e) (type $s (struct)) (func (param (ref $s)) (local (ref $s))
    (try (do (local.set 1 (local.get 0))) (catch $e (drop (local.get 1))))))
  "uninitialized local 1")
(assert_invalid
  (module (type $s (struct))
    (func (param (ref $s)) (local (ref $s)) (local.set 1 (local.get 0)))
    (func (param (ref $s)) (local (ref $s)) (drop (local.get 1))))
  "uninitialized local 1")
(assert_invalid
  (module (type $s (struct)) (func (local (ref $s)) (unreachable) (drop (local.get 0))))
  "uninitialized local 0")
