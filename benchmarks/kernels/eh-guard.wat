;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Handlers that are nearly never needed: a loop whose body is a try_table, with calls that could
;; throw and locals that live on in the handler. One of 4,096 rounds throws; n rounds.

(module
  (tag $overflow (param i32))
  (memory 1)

  ;; A push on a stack of 1,024 words, whose length is at address 4,096.
  (func $push (param $x i32)
    (local $length i32)
    (local.set $length (i32.load (i32.const 4096)))
    (if (i32.ge_u (local.get $length) (i32.const 1024))
      (then (throw $overflow (local.get $length))))
    (i32.store (i32.shl (local.get $length) (i32.const 2)) (local.get $x))
    (i32.store (i32.const 4096) (i32.add (local.get $length) (i32.const 1))))

  (func $pop (result i32)
    (local $length i32)
    (local.set $length (i32.sub (i32.load (i32.const 4096)) (i32.const 1)))
    (i32.store (i32.const 4096) (local.get $length))
    (i32.load (i32.shl (local.get $length) (i32.const 2))))

  (func $run (export "run") (param $n i32) (result i32)
    (local $i i32)
    (local $sum i32)
    (local $rescued i32)
    (i32.store (i32.const 4096) (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (block $handler (result i32)
          (try_table (catch $overflow $handler)
            (call $push (local.get $sum))
            (local.set $sum (i32.mul (local.get $sum) (i32.const 16777619)))
            (call $push (local.get $i))
            (local.set $sum (i32.xor (local.get $sum) (call $pop)))
            (br_if $next (i32.and (local.get $i) (i32.const 3)))
            (local.set $sum (i32.add (local.get $sum) (call $pop))))
          (br $next))
        (local.set $rescued (i32.add (local.get $rescued)))
        (i32.store (i32.const 4096) (i32.const 0))
        (br $next)))
    (i32.xor (local.get $sum) (local.get $rescued))))
