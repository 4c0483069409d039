;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Virtual methods, as compilers of object-oriented languages make them: the first field of an
;; object is the table of its class, a method casts its receiver. n calls on 256 objects of four
;; classes in no order.

(module
  (rec
    (type $class (struct (field $step (ref $step)) (field $weight (ref $weight))))
    (type $object (sub (struct (field $class (ref $class)))))
    (type $step (func (param (ref $object)) (param i32) (result i32)))
    (type $weight (func (param (ref $object)) (result i32))))
  (type $counter (sub $object (struct (field $class (ref $class)) (field $count (mut i32)))))
  (type $scaler (sub $object (struct
    (field $class (ref $class))
    (field $factor i32)
    (field $last (mut i32)))))
  (type $mixer (sub $object (struct (field $class (ref $class)) (field $state (mut i64)))))
  ;; A counter that also delegates to another object.
  (type $proxy (sub $counter (struct
    (field $class (ref $class))
    (field $count (mut i32))
    (field $target (ref $object)))))
  (type $objects (array (mut (ref null $object))))

  (elem declare func
    $counter.step $counter.weight $scaler.step $scaler.weight
    $mixer.step $mixer.weight $proxy.step)
  (global $Counter (ref $class)
    (struct.new $class (ref.func $counter.step) (ref.func $counter.weight)))
  (global $Scaler (ref $class)
    (struct.new $class (ref.func $scaler.step) (ref.func $scaler.weight)))
  (global $Mixer (ref $class)
    (struct.new $class (ref.func $mixer.step) (ref.func $mixer.weight)))
  ;; Inherits one method.
  (global $Proxy (ref $class)
    (struct.new $class (ref.func $proxy.step) (ref.func $counter.weight)))

  (func $counter.step (type $step) (param $this (ref $object)) (param $x i32) (result i32)
    (local $self (ref $counter))
    (local.set $self (ref.cast (ref $counter) (local.get $this)))
    (struct.set $counter $count
      (local.get $self)
      (i32.add (struct.get $counter $count (local.get $self)) (i32.const 1)))
    (i32.add (local.get $x) (struct.get $counter $count (local.get $self))))

  (func $counter.weight (type $weight) (param $this (ref $object)) (result i32)
    (struct.get $counter $count (ref.cast (ref $counter) (local.get $this))))

  (func $scaler.step (type $step) (param $this (ref $object)) (param $x i32) (result i32)
    (local $self (ref $scaler))
    (local.set $self (ref.cast (ref $scaler) (local.get $this)))
    (struct.set $scaler $last
      (local.get $self)
      (i32.mul (local.get $x) (struct.get $scaler $factor (local.get $self))))
    (struct.get $scaler $last (local.get $self)))

  (func $scaler.weight (type $weight) (param $this (ref $object)) (result i32)
    (struct.get $scaler $last (ref.cast (ref $scaler) (local.get $this))))

  (func $mixer.step (type $step) (param $this (ref $object)) (param $x i32) (result i32)
    (local $self (ref $mixer))
    (local.set $self (ref.cast (ref $mixer) (local.get $this)))
    (struct.set $mixer $state
      (local.get $self)
      (i64.add
        (i64.mul (struct.get $mixer $state (local.get $self)) (i64.const 6364136223846793005))
        (i64.extend_i32_u (local.get $x))))
    (i32.wrap_i64 (i64.shr_u (struct.get $mixer $state (local.get $self)) (i64.const 32))))

  (func $mixer.weight (type $weight) (param $this (ref $object)) (result i32)
    (i32.wrap_i64 (struct.get $mixer $state (ref.cast (ref $mixer) (local.get $this)))))

  (func $proxy.step (type $step) (param $this (ref $object)) (param $x i32) (result i32)
    (local $self (ref $proxy))
    (local.set $self (ref.cast (ref $proxy) (local.get $this)))
    (struct.set $proxy $count
      (local.get $self)
      (i32.add (struct.get $proxy $count (local.get $self)) (local.get $x)))
    (call $step (struct.get $proxy $target (local.get $self)) (local.get $x)))

  ;; The virtual calls.
  (func $step (param $object (ref $object)) (param $x i32) (result i32)
    (call_ref $step
      (local.get $object)
      (local.get $x)
      (struct.get $class $step (struct.get $object $class (local.get $object)))))

  (func $weight (param $object (ref $object)) (result i32)
    (call_ref $weight
      (local.get $object)
      (struct.get $class $weight (struct.get $object $class (local.get $object)))))

  (func $random (param $x i32) (result i32)
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))

  ;; An object of the class that two bits of x choose.
  (func $make (param $x i32) (param $before (ref null $object)) (result (ref $object))
    (block $proxy
      (block $mixer
        (block $scaler
          (block $counter
            (br_table $counter $scaler $mixer $proxy
              (i32.and (local.get $x) (i32.const 3))))
          (return (struct.new $counter (global.get $Counter) (i32.const 0))))
        (return
          (struct.new $scaler
            (global.get $Scaler)
            (i32.or (local.get $x) (i32.const 1))
            (i32.const 0))))
      (return (struct.new $mixer (global.get $Mixer) (i64.extend_i32_u (local.get $x)))))
    (struct.new $proxy
      (global.get $Proxy)
      (i32.const 0)
      (ref.as_non_null (local.get $before))))

  (func $run (export "run") (param $n i32) (result i32)
    (local $objects (ref $objects))
    (local $object (ref null $object))
    (local $x i32)
    (local $i i32)
    (local.set $objects (array.new_default $objects (i32.const 256)))
    (local.set $object (struct.new $counter (global.get $Counter) (i32.const 7)))
    (local.set $x (i32.const 1))
    (loop $fill
      (local.set $x (call $random (local.get $x)))
      (local.set $object
        (call $make (i32.shr_u (local.get $x) (i32.const 8)) (local.get $object)))
      (array.set $objects (local.get $objects) (local.get $i) (local.get $object))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $fill (i32.lt_u (local.get $i) (i32.const 256))))
    (local.set $i (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x
          (call $step
            (ref.as_non_null
              (array.get $objects
                (local.get $objects)
                (i32.and (local.get $i) (i32.const 255))))
            (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.set $i (i32.const 0))
    (loop $collect
      (local.set $x
        (i32.mul
          (i32.xor
            (local.get $x)
            (call $weight
              (ref.as_non_null (array.get $objects (local.get $objects) (local.get $i)))))
          (i32.const 16777619)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $collect (i32.lt_u (local.get $i) (i32.const 256))))
    (local.get $x)))
