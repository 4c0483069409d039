;; Bodies: control, immediates of every kind.
(module
  (type $pair (struct (field $left i32) (field $right (mut i32))))
  (type $bytes (array (mut i8)))
  (type $binary (func (param i32 i32) (result i32)))
  (import "env" "log" (func $log (param i32)))
  (table $t 4 funcref)
  (table $u 4 funcref)
  (memory $m 1)
  (memory $n 1 2 shared)
  (tag $e (param i32))
  (global $g (mut i32) (i32.const 0))
  (elem $items func $control)
  (data $text "abc")
  (func $control (param $n i32) (param i32) (result i32) (local $i i64) (local f32 f64) (local $v v128)
    block $outer (result i32)
      loop $again
        local.get $n
        if $then
          br $again
        else
          br $outer
        end
        block
          local.get $n
          br_table 0 $again 2 $outer
        end
      end
      i32.const 1
      i32.const 2
      block (type $binary)
        i32.add
      end
      local.get 1
      select
    end
    (select (result i32) (i32.const 1) (i32.const 2) (i32.const 3))
    drop
    return)
  (func $calls
    (call $log (i32.const -2147483648))
    (call_indirect (type $binary) (i32.const 1) (i32.const 2) (i32.const 0))
    (call_indirect $u (param i32) (i32.const 0) (i32.const 1))
    (return_call_indirect $u (i32.const 0)))
  (func $memory
    (i32.store8 offset=3 (i32.const 0) (i32.load16_u align=1 (i32.const 4)))
    (i64.store $n offset=0xffff_ffff align=4 (i32.const 0) (i64.const -1))
    (memory.copy $n $m (i32.const 0) (i32.const 0) (memory.size $n))
    (memory.fill (i32.const 0) (i32.const 0) (memory.grow (i32.const 1)))
    (memory.init $text (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.init $n $text (i32.const 0) (i32.const 0) (i32.const 0))
    (drop (i32.atomic.rmw8.add_u $n offset=1 (i32.const 0) (i32.const 1)))
    atomic.fence
    data.drop $text)
  (func $tables
    (table.set $u (i32.const 0) (table.get (i32.const 1)))
    (table.copy $u $t (i32.const 0) (i32.const 0) (table.size))
    (table.init $items (i32.const 0) (i32.const 0) (i32.const 0))
    (table.init $u $items (i32.const 0) (i32.const 0) (i32.const 0))
    elem.drop $items)
  (func $exceptions
    block $l (result i32)
      try_table $here (result i32) (catch $e $l) (catch_all 1)
        i32.const 1
        throw $e
      end
    end
    drop
    try $old (result i32)
      i32.const 0
    catch $e
      rethrow $old
    catch_all
      i32.const 2
    end
    drop
    try
      try
        nop
      delegate 0
    catch_all
    end)
  (func $aggregates (param $r (ref null $pair)) (param $any anyref)
    (struct.set $pair $right (local.get $r) (struct.get $pair $left (local.get $r)))
    (drop (array.new_fixed $bytes 3 (i32.const 1) (i32.const 2) (i32.const 3)))
    (drop (array.new_data $bytes $text (i32.const 0) (i32.const 1)))
    (drop (ref.test (ref null $pair) (local.get $any)))
    (drop (ref.cast (ref i31) (local.get $any)))
    (drop (ref.null $pair))
    block $hit (result (ref $pair))
      (br_on_cast $hit anyref (ref $pair) (local.get $any))
      unreachable
    end
    drop)
  (func $numbers (param v128)
    (drop (i64.const 0x8000000000000000))
    (drop (f32.const 0x1.8p-149))
    (drop (f64.const -nan:0x1234))
    (drop (f64.const 1e308))
    (drop (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15))
    (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31 (local.get 0) (local.get 0)))
    (drop (v128.load8_lane $n offset=1 15 (i32.const 0) (local.get 0)))
    (drop (i8x16.extract_lane_s 3 (local.get 0)))))
