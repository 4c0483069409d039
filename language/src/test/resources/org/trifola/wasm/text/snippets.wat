;; Texts and their binary forms. A case starts with ";; case", its binary form follows ";; =" in
;; hexadecimal, in as many lines as it takes, header left out.

;; case nothing at all
;; =

;; case an empty module
(module)
;; =

;; case function with everything inferred
(func)
;; = 010401600000030201000a040102000b

;; case flat and folded mean the same
(func (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)
(func (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
;; = 01070160027f7f017f03030200000a11020700200020016a0b0700200020016a0b

;; case operands of several levels come innermost first
(func (result i32)
  (i32.add (i32.mul (i32.const 1) (i32.const 2)) (i32.sub (i32.const 3) (i32.const 4))))
;; = 0105016000017f030201000a0f010d00410141026c410341046b6a0b

;; case blocks and labels
(func
  block $a
    loop $b (result i32)
      br $a
      br $b
      br 2
    end $b
    drop
  end $a
  (block $a (block $a (br $a) (br 1)) (br $a)))
;; = 010401600000030201000a1d011b000240037f0c010c000c020b1a0b024002400c000c010b0c000b0b0016046e
;; = 616d65030f010004000161010162020161030161

;; case if in all its forms
(func (param i32)
  (if (local.get 0) (then nop))
  (if (local.get 0) (then nop) (else unreachable))
  (if $l (result i32) (local.get 0) (local.get 0) (then (br $l (i32.const 1))) (else (i32.const 2)))
  drop
  local.get 0
  if $m (result f32)
    f32.const 1
  else $m
    f32.const 2
  end $m
  drop)
;; = 01050160017f00030201000a3201300020000440010b200004400105000b20002000047f41010c000541020b1a
;; = 2000047d430000803f0543000000400b1a0b0010046e616d65030901000202016c03016d

;; case block types are inferred, inline or by index
(type $t (func (param i32) (result i32)))
(func
  (block (type $t))
  (block (param i32) (result i32))
  (block (param i64) (result i64 i64))
  (block (result i32))
  (block (type $t) (param i32) (result i32)))
;; = 010f0360017f017f60000060017e027e7e030201010a1301110002000b02000b02020b027f0b02000b0b000b04
;; = 6e616d65040401000174

;; case inline function types come after the others, in the order of the text
(func (param f32))
(func (param i32))
(func (param f64))
(type (func (param i32)))
;; = 010d0360017f0060017d0060017c000304030100020a0a0302000b02000b02000b

;; case uses before definitions
(start $main)
(export "m" (memory $mem))
(func $main (call $later) (global.set $g (i32.const 1)) (drop (i32.load $mem (i32.const 0))))
(func $later (table.set $t (i32.const 0) (ref.func $main)))
(table $t 1 funcref)
(memory $mem 1)
(global $g (mut i32) (i32.const 0))
(elem declare func $main)
;; = 010401600000030302000004040170000105030100010606017f0141000b070501016d02000801000905010300
;; = 01000a19020e0010014101240041002802001a0b08004100d20026000b0029046e616d65010e0200046d61696e
;; = 01056c6174657205040100017406060100036d656d070401000167

;; case inline imports and exports
(func $f (export "f1") (export "f2") (import "m" "f") (param i32))
(table (import "m" "t") 1 2 funcref)
(memory (export "mem") (import "m" "m") 1)
(global (import "m" "g") (mut i64))
(tag (import "m" "e") (param i32))
;; = 01050160017f00022505016d01660000016d01740170010102016d016d020001016d0167037e01016d01650400
;; = 0007110302663100000266320000036d656d0200000b046e616d65010401000166

;; case imports
(import "a" "b" (func $f (param $x i32) (result i32)))
(import "a" "c" (table $t i64 1 externref))
(import "a" "d" (memory $m i64 1 2))
(import "a" "e" (global $g i32))
(import "a" "f" (tag $e (param f32)))
;; = 010a0260017f017f60017d0002250501610162000001610163016f0401016101640205010201610165037f0001
;; = 6101660400010023046e616d6501040100016605040100017406040100016d0704010001670b0401000165

;; case compact imports
(import "m" (item "a" (func)) (item "b" (global i32)))
(import "m" (item "c") (item "d") (func (param i32)))
;; = 01080260000060017f00021a04016d01610000016d0162037f00016d01630001016d01640001

;; case tables and element segments
(table $t 2 (ref null func))
(table $u funcref (elem $f $f))
(table $v externref (elem (ref.null extern) (item ref.null extern)))
(table $w 1 1 (ref func) (ref.func $f))
(elem (i32.const 0) $f)
(elem $named (offset i32.const 0) func $f)
(elem (table $u) (i32.const 1) func $f $f)
(elem (table $v) (offset (i32.const 0)) externref (ref.null extern))
(elem func $f)
(elem declare func $f)
(elem funcref (ref.func $f) (ref.null func))
(func $f (table.init $u $named (i32.const 0) (i32.const 0) (i32.const 0)) (elem.drop $named))
;; = 01040160000003020100041604700002700102026f01020240006470010101d2000b094709020141000b000200
;; = 00060241000b6f02d06f0bd06f0b0041000b01000041000b0100020141010b00020000060241000b6f01d06f0b
;; = 0100010003000100057002d2000bd0700b0a11010f00410041004100fc0c0301fc0d030b0024046e616d650104
;; = 01000166050d0400017401017502017603017708080103056e616d6564

;; case memories and data segments
(memory $a (data "abc" "\00\ff\u{20ac}"))
(memory $b i64 1 2)
(memory $c 1 1 shared)
(memory $d (pagesize 1) (data "xy"))
(memory $e 7 9 (pagesize 1))
(data $p "passive")
(data (memory $b) (i64.const 8) "active")
(data (i32.const 1))
(func (memory.init $b $p (i64.const 0) (i32.const 0) (i32.const 1)) (data.drop $p))
;; = 0104016000000302010005120501010105010203010109020200090709000c01050a11010f00420041004101fc
;; = 080201fc09020b0b30050041000b0861626300ffe282ac020341000b027879010770617373697665020142080b
;; = 066163746976650041010b00001d046e616d65061005000161010162020163030164040165090401020170

;; case memory accesses
(memory $a 1)
(memory $b 1)
(func
  (drop (i32.load (i32.const 0)))
  (drop (i32.load offset=4 align=1 (i32.const 0)))
  (drop (i64.load $b offset=0x1_0000 (i32.const 0)))
  (drop (v128.load8_lane 3 (i32.const 0) (v128.const i64x2 0 0)))
  (drop (v128.load8_lane 1 3 (i32.const 0) (v128.const i64x2 0 0)))
  (drop (v128.load8_lane $b offset=1 align=1 3 (i32.const 0) (v128.const i64x2 0 0)))
  (memory.copy (i32.const 0) (i32.const 0) (i32.const 0))
  (memory.copy $b $a (i32.const 0) (i32.const 0) (i32.const 0))
  (memory.fill $b (i32.const 0) (i32.const 0) (i32.const 0))
  (drop (memory.size))
  (drop (memory.grow $b (i32.const 1)))
  (drop (i32.atomic.rmw.add offset=4 (i32.const 0) (i32.const 1)))
  (atomic.fence))
;; = 01040160000003020100050502000100010a9b010198010041002802001a41002800041a41002943018080041a
;; = 4100fd0c00000000000000000000000000000000fd540000031a4100fd0c000000000000000000000000000000
;; = 00fd54400100031a4100fd0c00000000000000000000000000000000fd54400101031a410041004100fc0a0000
;; = 410041004100fc0a0100410041004100fc0b013f001a410140011a41004101fe1e02041afe03000b000e046e61
;; = 6d65060702000161010162

;; case numbers
(func
  i32.const -1 i32.const 4294967295 i32.const 0xFFFF_FFFF i32.const +12_3 i32.const -0x8000_0000
  i64.const -0x8000_0000_0000_0000 i64.const 18446744073709551615
  f32.const 1.5 f32.const -0x1.8p1 f32.const inf f32.const -nan f32.const nan:0x20_0000
  f64.const 1e-3 f64.const 0x1.8p-1074 f64.const +inf f64.const nan:0xf_ffff_ffff_ffff
  f64.const 1_000.000_1
  unreachable)
;; = 010401600000030201000a67016500417f417f417f41fb00418080808078428080808080808080807f427f4300
;; = 00c03f43000040c0430000807f430000c0ff430000a07f44fca9f1d24d62503f44020000000000000044000000
;; = 000000f07f44ffffffffffffff7f44d6c56d3400408f40000b

;; case vectors
(func
  v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 -1 0xff
  v128.const i16x8 0 1 2 3 4 5 -1 0xffff
  v128.const i32x4 0 1 -1 0x8000_0000
  v128.const i64x2 1 -1
  v128.const f32x4 0 -0 1.5 nan
  v128.const f64x2 -inf 0x1p3
  (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 31)
  i16x8.extract_lane_s 7
  unreachable)
;; = 010401600000030201000a870101840100fd0c000102030405060708090a0b0c0dfffffd0c0000010002000300
;; = 04000500fffffffffd0c0000000001000000ffffffff00000080fd0c0100000000000000fffffffffffffffffd
;; = 0c00000000000000800000c03f0000c07ffd0c000000000000f0ff0000000000002040fd0d0001020304050607
;; = 101112131415161ffd1807000b

;; case structures, arrays and recursive types
(rec
  (type $s (sub (struct (field $a i32) (field $b (mut i8)) (field (ref null $arr) i64))))
  (type $arr (array (mut (ref null $s)))))
(type $sub (sub final $s (struct (field $a i32) (field (mut i8)) (field (ref null $arr) i64))))
(func (param $x (ref $s)) (param (ref null $arr))
  (drop (struct.get $s $a (local.get $x)))
  (struct.set $s $b (local.get $x) (i32.const 1))
  (drop (struct.get_u $s 1 (local.get $x)))
  (drop (array.new_fixed $arr 1 (local.get $x)))
  (drop (array.len (local.get 1)))
  (array.copy $arr $arr (local.get 1) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 1))
  (drop (ref.cast (ref $sub) (local.get $x)))
  (drop (ref.test (ref null $sub) (local.get $x)))
  (drop (block $l (result anyref) (br_on_cast $l anyref (ref $s) (local.get $x))))
  (drop (ref.null $s))
  (drop (ref.null none)))
;; = 0129034e0250005f047f0078016301007e005e6300014f01005f047f0078016301007e00600264006301000302
;; = 01030a520150002000fb0200001a20004101fb0500012000fb0400011a2000fb0801011a2001fb0f1a20014100
;; = 200141004101fb1101012000fb16021a2000fb15021a026e2000fb1801006e000b1ad0001ad0711a0b0035046e
;; = 616d650206010001000178030601000100016c040e03000173010361727202037375620a0e0200020001610101
;; = 620201000161

;; case reference types
(func (param funcref externref anyref eqref i31ref structref arrayref exnref)
  (param nullref nullfuncref nullexternref nullexnref)
  (param (ref any) (ref null any) (ref extern) (ref 0)))
;; = 0117016010706f6e6d6c6b6a6971737274646e6e646f640000030201000a040102000b

;; case calls
(type $t (func (param i32) (result i32)))
(table $a 1 funcref)
(table $b 1 funcref)
(func (param i32) (result i32)
  (call 0 (local.get 0))
  (call_indirect (type $t) (i32.const 0))
  (call_indirect $b (param i32) (result i32) (i32.const 0))
  (call_indirect (i32.const 0))
  (call_ref $t (ref.null $t))
  (return_call_indirect $b (type $t) (i32.const 0)))
;; = 01090260017f017f600000030201000407027000017000010a20011e0020001000410011000041001100014100
;; = 110100d000140041001300010b0014046e616d65040401000174050702000161010162

;; case selections and tables of branches
(func (param i32)
  (drop (select (i32.const 1) (i32.const 2) (local.get 0)))
  (drop (select (result i32) (i32.const 1) (i32.const 2) (local.get 0)))
  (block $x (block $y (br_table $x $y 1 $x (local.get 0)))))
;; = 01050160017f00030201000a240122004101410220001b1a4101410220001c017f1a0240024020000e03010001
;; = 010b0b0b0010046e616d650309010002000178010179

;; case exceptions
(tag $e (param i32))
(func
  (block $h (result i32 exnref)
    (block $g
      (try_table $t (result i32) (catch_ref $e $h) (catch $e 2) (catch_all $g) (catch_all_ref 1)
        (throw $e (i32.const 1))
        (br $t (i32.const 1)))
      drop)
    unreachable)
  throw_ref)
;; = 010d0360017f006000006000027f69030201010d030100000a23012100020202401f7f04010001000002020003
;; = 014101080041010c000b1a0b000b0a0b0019046e616d65030c0100030001680101670201740b0401000165

;; case exceptions of older toolchains
(tag $e)
(func
  (try $a (do (throw $e)) (catch $e (rethrow $a)) (catch_all (nop)))
  (try $o (do (try (do (throw $e)) (delegate $o))) (catch_all))
  try $b
    try
      throw $e
    delegate $b
  catch $e
    rethrow $b
  catch_all
  end)
;; = 010401600000030201000d030100000a27012500064008000700090019010b0640064008001800190b06400640
;; = 0800180007000900190b0b0019046e616d65030c01000300016101016f0301620b0401000165

;; case locals of the same type make runs
(func (local i32 i32) (local $x i32) (local f64) (local i32)
  (local.set $x (i32.const 1)))
;; = 010401600000030201000a0e010c03037f017c017f410121020b000d046e616d650206010001020178

;; case identifiers may be quoted, and strings hold any bytes
(func $"a b" (export "\"\\\t\n\r\'\41\u{1F600}"))
(func (call $"a\20b") (call $"\61 b"))
;; = 0104016000000303020000070f010b225c090a0d2741f09f988000000a0b0202000b0600100010000b000d046e
;; = 616d650106010003612062

;; case the names of a module
(module $m
  (type $t (struct (field $f i32)))
  (func $g (param $p i32) (local $l i32) (block $b (loop (block $c))))
  (table $tab 0 funcref) (memory $mem 0) (global $glob i32 (i32.const 0)) (elem $el func)
  (data $dat "") (tag $tag))
;; = 010c035f017f0060017f006000000302010104040170000005030100000d030100020606017f0041000b090401
;; = 0100000a0f010d01017f0240034002400b0b0b0b0b030101000063046e616d650002016d010401000167020901
;; = 000200017001016c0309010002000162020163040401000174050601000374616206060100036d656d07070100
;; = 04676c6f620805010002656c09060100036461740a060100010001660b06010003746167

;; case annotations that nobody knows are skipped
(module (@x ( ) "a)" ;; )
  (y z)) (func (@x) (param (@x) i32) (@y "") (@"z z")))
;; = 01050160017f00030201000a040102000b

;; case custom sections at their places
(module
  (@custom "last" "x")
  (@custom "types" (before type) "1" "\02")
  (type (func))
  (@custom "first" (before first))
  (@custom "absent" (after global) "g")
  (func (type 0)))
;; = 00060566697273740008057479706573310201040160000003020100000806616273656e74670a040102000b00
;; = 06046c61737478

;; case names of annotations
(module $id (@name "the module")
  (func $f (@name "the function") (param $x (@name "the parameter") i32)))
;; = 01050160017f00030201000a040102000b0037046e616d65000b0a746865206d6f64756c65010f01000c746865
;; = 2066756e6374696f6e0212010001000d74686520706172616d65746572

;; case branch hints
(func $f (param i32) (local i64 i64 f32)
  (@metadata.code.branch_hint "\01") (if (local.get 0) (then))
  (block (local.get 0) (@metadata.code.branch_hint "\00") br_if 0))
;; = 01050160017f00030201000023196d657461646174612e636f64652e6272616e63685f68696e74010002070101
;; = 0e01000a14011202027e017d200004400b024020000d000b0b000b046e616d65010401000166

;; case comments
(; a (; nested ;) comment ;) (module;; to the end of the line
  (func(;;)(nop));;
)
;; = 010401600000030201000a05010300010b
