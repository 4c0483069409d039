;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Is busy for some tenths of a second, nearly all of it in $spin.
(module $busy
  (func $spin (param $times i32)
    (loop $again
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
  (func $work (param $rounds i32)
    (loop $again
      (call $spin (i32.const 1000000))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))
  (func $main (export "_start")
    (call $work (i32.const 500))))
