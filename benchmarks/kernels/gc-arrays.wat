;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Strings as languages with WasmGC have them: arrays of 16-bit units that are concatenated, cut,
;; compared and hashed, and a builder whose array grows by array.copy. n rounds.

(module
  (type $units (array (mut i16)))
  (type $string (struct (field $units (ref $units)) (field $hash (mut i32))))
  (type $strings (array (mut (ref null $string))))
  (type $builder (struct (field $units (mut (ref $units))) (field $length (mut i32))))

  (func $random (param $x i32) (result i32)
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))

  ;; The digits of a number to the base 10, the last first, behind what the builder has.
  (func $append_number (param $builder (ref $builder)) (param $x i32)
    (loop $next
      (call $append (local.get $builder)
        (i32.add (i32.const 48) (i32.rem_u (local.get $x) (i32.const 10))))
      (local.set $x (i32.div_u (local.get $x) (i32.const 10)))
      (br_if $next (local.get $x))))

  (func $append (param $builder (ref $builder)) (param $unit i32)
    (local $length i32)
    (local $larger (ref $units))
    (local.set $length (struct.get $builder $length (local.get $builder)))
    (if (i32.eq
          (local.get $length)
          (array.len (struct.get $builder $units (local.get $builder))))
      (then
        (local.set $larger
          (array.new_default $units (i32.shl (local.get $length) (i32.const 1))))
        (array.copy $units $units
          (local.get $larger)
          (i32.const 0)
          (struct.get $builder $units (local.get $builder))
          (i32.const 0)
          (local.get $length))
        (struct.set $builder $units (local.get $builder) (local.get $larger))))
    (array.set $units
      (struct.get $builder $units (local.get $builder))
      (local.get $length)
      (local.get $unit))
    (struct.set $builder $length
      (local.get $builder)
      (i32.add (local.get $length) (i32.const 1))))

  ;; A string of its own of the units from start to before end.
  (func $cut (param $from (ref $units)) (param $start i32) (param $end i32)
    (result (ref $string))
    (local $units (ref $units))
    (local.set $units
      (array.new_default $units (i32.sub (local.get $end) (local.get $start))))
    (array.copy $units $units
      (local.get $units)
      (i32.const 0)
      (local.get $from)
      (local.get $start)
      (i32.sub (local.get $end) (local.get $start)))
    (struct.new $string (local.get $units) (i32.const 0)))

  (func $concatenate (param $a (ref $string)) (param $b (ref $string)) (result (ref $string))
    (local $x (ref $units))
    (local $y (ref $units))
    (local $both (ref $units))
    (local.set $x (struct.get $string $units (local.get $a)))
    (local.set $y (struct.get $string $units (local.get $b)))
    (local.set $both
      (array.new_default $units
        (i32.add (array.len (local.get $x)) (array.len (local.get $y)))))
    (array.copy $units $units
      (local.get $both) (i32.const 0)
      (local.get $x) (i32.const 0) (array.len (local.get $x)))
    (array.copy $units $units
      (local.get $both) (array.len (local.get $x))
      (local.get $y) (i32.const 0) (array.len (local.get $y)))
    (struct.new $string (local.get $both) (i32.const 0)))

  ;; The hash of a string, which it keeps.
  (func $hash (param $string (ref $string)) (result i32)
    (local $units (ref $units))
    (local $i i32)
    (local $hash i32)
    (local.set $hash (struct.get $string $hash (local.get $string)))
    (if (local.get $hash)
      (then (return (local.get $hash))))
    (local.set $units (struct.get $string $units (local.get $string)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (array.len (local.get $units))))
        (local.set $hash
          (i32.add
            (i32.mul (local.get $hash) (i32.const 31))
            (array.get_u $units (local.get $units) (local.get $i))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (struct.set $string $hash (local.get $string) (local.get $hash))
    (local.get $hash))

  ;; Less, equal or greater than zero.
  (func $compare (param $a (ref $string)) (param $b (ref $string)) (result i32)
    (local $x (ref $units))
    (local $y (ref $units))
    (local $i i32)
    (local $length i32)
    (local $difference i32)
    (local.set $x (struct.get $string $units (local.get $a)))
    (local.set $y (struct.get $string $units (local.get $b)))
    (local.set $length
      (select
        (array.len (local.get $x))
        (array.len (local.get $y))
        (i32.lt_u (array.len (local.get $x)) (array.len (local.get $y)))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
        (local.set $difference
          (i32.sub
            (array.get_u $units (local.get $x) (local.get $i))
            (array.get_u $units (local.get $y) (local.get $i))))
        (if (local.get $difference)
          (then (return (local.get $difference))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.sub (array.len (local.get $x)) (array.len (local.get $y))))

  (func $run (export "run") (param $n i32) (result i32)
    (local $builder (ref $builder))
    (local $strings (ref $strings))
    (local $string (ref $string))
    (local $x i32)
    (local $i i32)
    (local $j i32)
    (local $start i32)
    (local $sum i32)
    (local.set $strings (array.new_default $strings (i32.const 64)))
    (local.set $x (i32.const 1))
    (block $done
      (loop $round
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $builder
          (struct.new $builder (array.new_default $units (i32.const 16)) (i32.const 0)))
        (local.set $j (i32.const 0))
        (loop $number
          (local.set $x (call $random (local.get $x)))
          (local.set $start (struct.get $builder $length (local.get $builder)))
          (call $append_number
            (local.get $builder)
            (i32.shr_u (local.get $x) (i32.and (local.get $x) (i32.const 15))))
          (array.set $strings
            (local.get $strings)
            (local.get $j)
            (call $cut
              (struct.get $builder $units (local.get $builder))
              (local.get $start)
              (struct.get $builder $length (local.get $builder))))
          (call $append (local.get $builder) (i32.const 44))
          (local.set $j (i32.add (local.get $j) (i32.const 1)))
          (br_if $number (i32.lt_u (local.get $j) (i32.const 64))))
        (local.set $string
          (ref.as_non_null (array.get $strings (local.get $strings) (i32.const 0))))
        (local.set $j (i32.const 1))
        (loop $join
          (if (i32.gt_s
                (call $compare
                  (ref.as_non_null
                    (array.get $strings (local.get $strings) (local.get $j)))
                  (ref.as_non_null
                    (array.get $strings
                      (local.get $strings)
                      (i32.sub (local.get $j) (i32.const 1)))))
                (i32.const 0))
            (then
              (local.set $string
                (call $concatenate
                  (local.get $string)
                  (ref.as_non_null
                    (array.get $strings (local.get $strings) (local.get $j)))))))
          (local.set $sum
            (i32.mul
              (i32.xor (local.get $sum) (call $hash (local.get $string)))
              (i32.const 16777619)))
          (local.set $j (i32.add (local.get $j) (i32.const 1)))
          (br_if $join (i32.lt_u (local.get $j) (i32.const 64))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $round)))
    (local.get $sum)))
