;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A map from values of any type to values of any type: small integers are i31, larger ones and
;; floats are boxed, and symbols are compared by identity. Tests of types, casts and chains of
;; entries in an array that grows; n updates.

(module
  (type $long (struct (field $value i64)))
  (type $float (struct (field $value f64)))
  (type $symbol (struct (field $id i32)))
  (type $symbols (array (mut (ref null $symbol))))
  (rec
    (type $entry (struct
      (field $key (ref eq))
      (field $hash i32)
      (field $value (mut (ref eq)))
      (field $next (mut (ref null $entry)))))
    (type $entries (array (mut (ref null $entry))))
    (type $map (struct (field $entries (mut (ref $entries))) (field $count (mut i32)))))

  (func $random (param $x i32) (result i32)
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))

  (func $mixed (param $x i64) (result i32)
    (i32.wrap_i64
      (i64.shr_u (i64.mul (local.get $x) (i64.const 0x9e3779b97f4a7c15)) (i64.const 32))))

  (func $hash (param $key (ref eq)) (result i32)
    (if (ref.test (ref i31) (local.get $key))
      (then
        (return
          (call $mixed
            (i64.extend_i32_s (i31.get_s (ref.cast (ref i31) (local.get $key))))))))
    (if (ref.test (ref $symbol) (local.get $key))
      (then
        (return (struct.get $symbol $id (ref.cast (ref $symbol) (local.get $key))))))
    (if (ref.test (ref $long) (local.get $key))
      (then
        (return
          (call $mixed (struct.get $long $value (ref.cast (ref $long) (local.get $key)))))))
    (call $mixed
      (i64.reinterpret_f64
        (struct.get $float $value (ref.cast (ref $float) (local.get $key))))))

  (func $equal (param $a (ref eq)) (param $b (ref eq)) (result i32)
    (local $x (ref eq))
    (if (ref.eq (local.get $a) (local.get $b))
      (then (return (i32.const 1))))
    (block $no
      (local.set $x
        (block $not_long (result (ref eq))
          (br_on_cast_fail $not_long (ref eq) (ref $long) (local.get $a))
          (drop)
          (br_if $no (i32.eqz (ref.test (ref $long) (local.get $b))))
          (return
            (i64.eq
              (struct.get $long $value (ref.cast (ref $long) (local.get $a)))
              (struct.get $long $value (ref.cast (ref $long) (local.get $b)))))))
      (br_if $no (i32.eqz (ref.test (ref $float) (local.get $x))))
      (br_if $no (i32.eqz (ref.test (ref $float) (local.get $b))))
      (return
        (f64.eq
          (struct.get $float $value (ref.cast (ref $float) (local.get $x)))
          (struct.get $float $value (ref.cast (ref $float) (local.get $b))))))
    (i32.const 0))

  (func $grow (param $map (ref $map))
    (local $from (ref $entries))
    (local $to (ref $entries))
    (local $entry (ref null $entry))
    (local $next (ref null $entry))
    (local $i i32)
    (local $slot i32)
    (local.set $from (struct.get $map $entries (local.get $map)))
    (local.set $to
      (array.new_default $entries (i32.shl (array.len (local.get $from)) (i32.const 1))))
    (loop $slots
      (local.set $entry (array.get $entries (local.get $from) (local.get $i)))
      (block $end
        (loop $chain
          (br_if $end (ref.is_null (local.get $entry)))
          (local.set $next (struct.get $entry $next (local.get $entry)))
          (local.set $slot
            (i32.and
              (struct.get $entry $hash (local.get $entry))
              (i32.sub (array.len (local.get $to)) (i32.const 1))))
          (struct.set $entry $next
            (local.get $entry)
            (array.get $entries (local.get $to) (local.get $slot)))
          (array.set $entries (local.get $to) (local.get $slot) (local.get $entry))
          (local.set $entry (local.get $next))
          (br $chain)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $slots (i32.lt_u (local.get $i) (array.len (local.get $from)))))
    (struct.set $map $entries (local.get $map) (local.get $to)))

  ;; The entry of a key, which is new with the value i31 0 if there was none.
  (func $entry (param $map (ref $map)) (param $key (ref eq)) (result (ref $entry))
    (local $hash i32)
    (local $slot i32)
    (local $entry (ref null $entry))
    (local.set $hash (call $hash (local.get $key)))
    (local.set $slot
      (i32.and
        (local.get $hash)
        (i32.sub (array.len (struct.get $map $entries (local.get $map))) (i32.const 1))))
    (local.set $entry
      (array.get $entries (struct.get $map $entries (local.get $map)) (local.get $slot)))
    (block $end
      (loop $chain
        (br_if $end (ref.is_null (local.get $entry)))
        (if (i32.eq (struct.get $entry $hash (local.get $entry)) (local.get $hash))
          (then
            (if (call $equal (struct.get $entry $key (local.get $entry)) (local.get $key))
              (then (return (ref.as_non_null (local.get $entry)))))))
        (local.set $entry (struct.get $entry $next (local.get $entry)))
        (br $chain)))
    (local.set $entry
      (struct.new $entry
        (local.get $key)
        (local.get $hash)
        (ref.i31 (i32.const 0))
        (array.get $entries (struct.get $map $entries (local.get $map)) (local.get $slot))))
    (array.set $entries
      (struct.get $map $entries (local.get $map))
      (local.get $slot)
      (local.get $entry))
    (struct.set $map $count
      (local.get $map)
      (i32.add (struct.get $map $count (local.get $map)) (i32.const 1)))
    (if (i32.gt_u
          (struct.get $map $count (local.get $map))
          (array.len (struct.get $map $entries (local.get $map))))
      (then (call $grow (local.get $map))))
    (ref.as_non_null (local.get $entry)))

  ;; A key of one of the four kinds.
  (func $key (param $symbols (ref $symbols)) (param $x i32) (result (ref eq))
    (local $number i32)
    (local.set $number
      (i32.rem_u (i32.shr_u (local.get $x) (i32.const 8)) (i32.const 5000)))
    (block $float
      (block $long
        (block $symbol
          (block $small
            (br_table $small $symbol $long $float (i32.and (local.get $x) (i32.const 3))))
          (return (ref.i31 (local.get $number))))
        (return
          (ref.as_non_null
            (array.get $symbols
              (local.get $symbols)
              (i32.and (local.get $number) (i32.const 63))))))
      (return
        (struct.new $long
          (i64.mul (i64.extend_i32_u (local.get $number)) (i64.const 0x100000001)))))
    (struct.new $float
      (f64.div (f64.convert_i32_u (local.get $number)) (f64.const 8))))

  ;; What a value becomes: the kinds of numbers count up and change with time.
  (func $next_value (param $value (ref eq)) (param $x i32) (result (ref eq))
    (local $count i32)
    (if (ref.test (ref i31) (local.get $value))
      (then
        (local.set $count (i31.get_s (ref.cast (ref i31) (local.get $value))))
        (if (i32.lt_s (local.get $count) (i32.const 8))
          (then (return (ref.i31 (i32.add (local.get $count) (i32.const 1))))))
        (return (struct.new $long (i64.extend_i32_u (local.get $x))))))
    (if (ref.test (ref $long) (local.get $value))
      (then
        (return
          (struct.new $float
            (f64.convert_i64_s
              (struct.get $long $value (ref.cast (ref $long) (local.get $value))))))))
    (ref.i31 (i32.and (local.get $x) (i32.const 7))))

  (func $run (export "run") (param $n i32) (result i32)
    (local $map (ref $map))
    (local $symbols (ref $symbols))
    (local $entry (ref $entry))
    (local $x i32)
    (local $i i32)
    (local $sum i32)
    (local.set $map
      (struct.new $map (array.new_default $entries (i32.const 16)) (i32.const 0)))
    (local.set $symbols (array.new_default $symbols (i32.const 64)))
    (loop $fill
      (array.set $symbols
        (local.get $symbols)
        (local.get $i)
        (struct.new $symbol (i32.mul (local.get $i) (i32.const 0x9e3779b1))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $fill (i32.lt_u (local.get $i) (i32.const 64))))
    (local.set $i (i32.const 0))
    (local.set $x (i32.const 1))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $random (local.get $x)))
        (local.set $entry
          (call $entry
            (local.get $map)
            (call $key (local.get $symbols) (local.get $x))))
        (struct.set $entry $value
          (local.get $entry)
          (call $next_value (struct.get $entry $value (local.get $entry)) (local.get $x)))
        (local.set $sum
          (i32.mul
            (i32.xor
              (local.get $sum)
              (call $hash (struct.get $entry $value (local.get $entry))))
            (i32.const 16777619)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.xor (local.get $sum) (struct.get $map $count (local.get $map)))))
