;; The same place of the stack holds operands of different types on the ways that lead to a label,
;; or nothing on one of them. Nobody reads it there, but Graal joins whole frames.

(module
  (global $i (mut i32) (i32.const 1))
  (global $l (mut i64) (i64.const 2))
  (global $f (mut f32) (f32.const 3))
  (global $d (mut f64) (f64.const 4))
  (func $i32 (param i32) (result i32) (i32.add (local.get 0) (global.get $i)))
  (func $i64 (param i64) (result i64) (i64.add (local.get 0) (global.get $l)))
  (func $f32 (param f32) (result f32) (f32.add (local.get 0) (global.get $f)))
  (func $f64 (param f64) (result f64) (f64.add (local.get 0) (global.get $d)))

  ;; Two ways, two types.
  (func $two (export "two") (param $way i32) (result i32) (local $r i32)
    (if (local.get $way)
      (then (local.set $r (i32.add (call $i32 (i32.const 5)) (call $i32 (i32.const 6)))))
      (else
        (local.set $r
          (i32.trunc_f32_s (f32.add (call $f32 (f32.const 5)) (call $f32 (f32.const 6)))))))
    (i32.add (local.get $r) (call $i32 (i32.const 0))))

  ;; Each way of a branch table has a type, one has none.
  (func $table (export "table") (param $way i32) (result f64) (local $r f64)
    (block $end
      (block $none
        (block $long
          (block $int
            (block $double
              (br_table $double $int $long $none (local.get $way)))
            (local.set $r (f64.mul (call $f64 (f64.const 1)) (call $f64 (f64.const 2))))
            (br $end))
          (local.set $r
            (f64.convert_i32_s (i32.mul (call $i32 (i32.const 1)) (call $i32 (i32.const 2)))))
          (br $end))
        (local.set $r
          (f64.convert_i64_s (i64.mul (call $i64 (i64.const 1)) (call $i64 (i64.const 2)))))
        (br $end)))
    (f64.add (local.get $r) (call $f64 (f64.const 0))))

  ;; In a loop, each round comes from another way.
  (func $loop (export "loop") (param $n i32) (result f64) (local $k i32) (local $r f64)
    (loop $l
      (if (i32.and (local.get $k) (i32.const 1))
        (then
          (if (i32.and (local.get $k) (i32.const 2))
            (then
              (local.set $r
                (f64.add (local.get $r) (f64.promote_f32 (f32.mul
                  (call $f32 (f32.const 1)) (call $f32 (f32.const 2)))))))
            (else
              (local.set $r
                (f64.add (local.get $r) (f64.convert_i64_s (i64.mul
                  (call $i64 (i64.const 1)) (call $i64 (i64.const 2))))))))))
      (local.set $k (i32.add (local.get $k) (i32.const 1)))
      (br_if $l (i32.lt_u (local.get $k) (local.get $n))))
    (local.get $r))

  ;; What is below stays, what is above differs.
  (func $below (export "below") (param $way i32) (result i32)
    (call $i32 (i32.const 10))
    (if (local.get $way)
      (then (drop (f64.add (call $f64 (f64.const 1)) (call $f64 (f64.const 2)))))
      (else (drop (i64.add (call $i64 (i64.const 1)) (call $i64 (i64.const 2))))))
    (i32.add (call $i32 (i32.const 20))))

  ;; An exception leaves from a place with other operands than its handler finds.
  (tag $e (param i32))
  (func $handler (export "handler") (param $way i32) (result i32)
    (block $caught (result i32)
      (try_table (catch $e $caught)
        (if (local.get $way)
          (then
            (drop (f32.add (call $f32 (f32.const 1)) (call $f32 (f32.const 2))))
            (throw $e (i32.const 1)))
          (else
            (drop (i64.add (call $i64 (i64.const 1)) (call $i64 (i64.const 2))))
            (throw $e (i32.const 2)))))
      (i32.const 3))
    (i32.add (call $i32 (i32.const 0))))

  ;; Often enough to be compiled, on all ways.
  (func (export "often") (param $n i32)
    (loop $l
      (drop (call $two (i32.and (local.get $n) (i32.const 1))))
      (drop (call $table (i32.and (local.get $n) (i32.const 3))))
      (drop (call $loop (i32.const 8)))
      (drop (call $below (i32.and (local.get $n) (i32.const 1))))
      (drop (call $handler (i32.and (local.get $n) (i32.const 1))))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))

(invoke "often" (i32.const 200))
(assert_return (invoke "two" (i32.const 0)) (i32.const 18))
(assert_return (invoke "two" (i32.const 1)) (i32.const 14))
(assert_return (invoke "table" (i32.const 0)) (f64.const 34))
(assert_return (invoke "table" (i32.const 1)) (f64.const 10))
(assert_return (invoke "table" (i32.const 2)) (f64.const 16))
(assert_return (invoke "table" (i32.const 3)) (f64.const 4))
(assert_return (invoke "loop" (i32.const 4)) (f64.const 32))
(assert_return (invoke "loop" (i32.const 4000)) (f64.const 32000))
(assert_return (invoke "below" (i32.const 0)) (i32.const 32))
(assert_return (invoke "below" (i32.const 1)) (i32.const 32))
(assert_return (invoke "handler" (i32.const 0)) (i32.const 3))
(assert_return (invoke "handler" (i32.const 1)) (i32.const 2))

;; Both results of an instruction are where their types have their places.
(module
  (func (export "product") (param i64) (result i64) (local $high i64)
    (drop
      (f64.add (f64.convert_i64_s (local.get 0)) (f64.neg (f64.convert_i64_s (local.get 0)))))
    (i64.mul_wide_u (i64.ctz (local.get 0)) (i64.clz (local.get 0)))
    (local.set $high)
    (drop)
    (local.get $high))
  (func (export "sum") (param i64) (result i64) (local $high i64)
    (drop
      (f32.add (f32.convert_i64_s (local.get 0)) (f32.neg (f32.convert_i64_s (local.get 0)))))
    (i64.add128 (local.get 0) (i64.clz (local.get 0)) (i64.const -1) (i64.const 7))
    (local.set $high)
    (drop)
    (local.get $high)))

(assert_return (invoke "product" (i64.const 16)) (i64.const 0))
(assert_return (invoke "sum" (i64.const 0)) (i64.const 71))
(assert_return (invoke "sum" (i64.const 1)) (i64.const 71))
