;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Exceptions for single cases: a function that throws one of two tags for some of its arguments,
;; called where both are caught, through a frame that catches one, cleans up and throws it again
;; as an exnref. One call of four throws; n calls.

(module
  (tag $odd (param i32))
  (tag $multiple (param i64 i32))
  (global $cleanups (mut i32) (i32.const 0))

  (func $random (param $x i32) (result i32)
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))

  (func $check (param $x i32) (result i32)
    (if (i32.eqz (i32.and (local.get $x) (i32.const 0x700)))
      (then (throw $odd (i32.shr_u (local.get $x) (i32.const 11)))))
    (if (i32.eq (i32.and (local.get $x) (i32.const 0x700)) (i32.const 0x300))
      (then
        (throw $multiple
          (i64.mul (i64.extend_i32_u (local.get $x)) (i64.const 7))
          (i32.const 3))))
    (i32.add (local.get $x) (i32.const 1)))

  ;; Counts every exception that passes.
  (func $guarded (param $x i32) (result i32)
    (block $clean (result exnref)
      (return
        (try_table (result i32) (catch_all_ref $clean)
          (call $check (local.get $x)))))
    (global.set $cleanups (i32.add (global.get $cleanups) (i32.const 1)))
    (throw_ref))

  (func $handled (param $x i32) (result i32)
    (local $factor i32)
    (block $multiple (result i64 i32)
      (block $odd (result i32)
        (return
          (try_table (result i32) (catch $odd $odd) (catch $multiple $multiple)
            (call $guarded (local.get $x)))))
      (return))
    (local.set $factor)
    (i32.mul (i32.wrap_i64) (local.get $factor)))

  (func $run (export "run") (param $n i32) (result i32)
    (local $x i32)
    (local $i i32)
    (local $sum i32)
    (global.set $cleanups (i32.const 0))
    (local.set $x (i32.const 2463534242))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $random (local.get $x)))
        (local.set $sum
          (i32.mul
            (i32.xor (local.get $sum) (call $handled (local.get $x)))
            (i32.const 16777619)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.xor (local.get $sum) (global.get $cleanups))))
