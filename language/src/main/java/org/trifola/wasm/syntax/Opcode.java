// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import static org.trifola.wasm.syntax.Feature.*;
import static org.trifola.wasm.syntax.Immediate.*;
import static org.trifola.wasm.syntax.Opcode.Flags.CONST;
import static org.trifola.wasm.syntax.Opcode.Flags.RULE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instruction set: one row per instruction, the only place that knows their codes, names,
 * immediates and types (spec appendix "Index of Instructions"). Decoder, validator, text parser,
 * printer and the reference page are driven by it; hot code uses its generated mirror {@link Op}.
 *
 * <p>The columns of a row:
 *
 * <ul>
 *   <li>code: one byte, or prefix byte and sub-opcode as {@code 0xFD_006E}; {@code CONST} marks what
 *       may stand in constant expressions (spec 3.4.2);
 *   <li>text: the mnemonic;
 *   <li>typing: operands, a colon, results; one letter each: {@code i l f d v} for the number and
 *       vector types {@code i32 i64 f32 f64 v128}, {@code a} for the address type of the memory that
 *       the instruction names. {@code RULE} if the validator has a rule of its own for it;
 *   <li>for accesses to memory, the binary logarithm of their width in bytes;
 *   <li>the feature it belongs to;
 *   <li>its immediates in the order of the binary format.
 * </ul>
 */
public enum Opcode {
    // Control instructions (spec 5.4.1).
    UNREACHABLE(0x00, "unreachable", RULE, CORE),
    NOP(0x01, "nop", "", CORE),
    BLOCK(0x02, "block", RULE, CORE, BLOCK_TYPE),
    LOOP(0x03, "loop", RULE, CORE, BLOCK_TYPE),
    IF(0x04, "if", RULE, CORE, BLOCK_TYPE),
    ELSE(0x05, "else", RULE, CORE),
    TRY(0x06, "try", RULE, LEGACY_EXCEPTIONS, BLOCK_TYPE),
    CATCH(0x07, "catch", RULE, LEGACY_EXCEPTIONS, TAG),
    THROW(0x08, "throw", RULE, EXCEPTIONS, TAG),
    RETHROW(0x09, "rethrow", RULE, LEGACY_EXCEPTIONS, LABEL),
    THROW_REF(0x0A, "throw_ref", RULE, EXCEPTIONS),
    END(0x0B, "end", RULE, CORE),
    BR(0x0C, "br", RULE, CORE, LABEL),
    BR_IF(0x0D, "br_if", RULE, CORE, LABEL),
    BR_TABLE(0x0E, "br_table", RULE, CORE, LABELS),
    RETURN(0x0F, "return", RULE, CORE),
    CALL(0x10, "call", RULE, CORE, FUNC),
    CALL_INDIRECT(0x11, "call_indirect", RULE, CORE, TYPE, TABLE),
    RETURN_CALL(0x12, "return_call", RULE, TAIL_CALL, FUNC),
    RETURN_CALL_INDIRECT(0x13, "return_call_indirect", RULE, TAIL_CALL, TYPE, TABLE),
    CALL_REF(0x14, "call_ref", RULE, FUNCTION_REFERENCES, TYPE),
    RETURN_CALL_REF(0x15, "return_call_ref", RULE, TAIL_CALL, TYPE),
    DELEGATE(0x18, "delegate", RULE, LEGACY_EXCEPTIONS, LABEL),
    CATCH_ALL(0x19, "catch_all", RULE, LEGACY_EXCEPTIONS),
    TRY_TABLE(0x1F, "try_table", RULE, EXCEPTIONS, BLOCK_TYPE, CATCHES),
    // Parametric instructions (spec 5.4.2).
    DROP(0x1A, "drop", RULE, CORE),
    SELECT(0x1B, "select", RULE, CORE),
    SELECT_T(0x1C, "select", RULE, REFERENCE_TYPES, VALUE_TYPES),
    // Variable instructions (spec 5.4.3).
    LOCAL_GET(0x20, "local.get", RULE, CORE, LOCAL),
    LOCAL_SET(0x21, "local.set", RULE, CORE, LOCAL),
    LOCAL_TEE(0x22, "local.tee", RULE, CORE, LOCAL),
    GLOBAL_GET(CONST | 0x23, "global.get", RULE, CORE, GLOBAL),
    GLOBAL_SET(0x24, "global.set", RULE, CORE, GLOBAL),
    // Table instructions (spec 5.4.4).
    TABLE_GET(0x25, "table.get", RULE, REFERENCE_TYPES, TABLE),
    TABLE_SET(0x26, "table.set", RULE, REFERENCE_TYPES, TABLE),
    // Memory instructions (spec 5.4.5).
    I32_LOAD(0x28, "i32.load", "a:i", 2, CORE, MEMARG),
    I64_LOAD(0x29, "i64.load", "a:l", 3, CORE, MEMARG),
    F32_LOAD(0x2A, "f32.load", "a:f", 2, CORE, MEMARG),
    F64_LOAD(0x2B, "f64.load", "a:d", 3, CORE, MEMARG),
    I32_LOAD8_S(0x2C, "i32.load8_s", "a:i", 0, CORE, MEMARG),
    I32_LOAD8_U(0x2D, "i32.load8_u", "a:i", 0, CORE, MEMARG),
    I32_LOAD16_S(0x2E, "i32.load16_s", "a:i", 1, CORE, MEMARG),
    I32_LOAD16_U(0x2F, "i32.load16_u", "a:i", 1, CORE, MEMARG),
    I64_LOAD8_S(0x30, "i64.load8_s", "a:l", 0, CORE, MEMARG),
    I64_LOAD8_U(0x31, "i64.load8_u", "a:l", 0, CORE, MEMARG),
    I64_LOAD16_S(0x32, "i64.load16_s", "a:l", 1, CORE, MEMARG),
    I64_LOAD16_U(0x33, "i64.load16_u", "a:l", 1, CORE, MEMARG),
    I64_LOAD32_S(0x34, "i64.load32_s", "a:l", 2, CORE, MEMARG),
    I64_LOAD32_U(0x35, "i64.load32_u", "a:l", 2, CORE, MEMARG),
    I32_STORE(0x36, "i32.store", "ai:", 2, CORE, MEMARG),
    I64_STORE(0x37, "i64.store", "al:", 3, CORE, MEMARG),
    F32_STORE(0x38, "f32.store", "af:", 2, CORE, MEMARG),
    F64_STORE(0x39, "f64.store", "ad:", 3, CORE, MEMARG),
    I32_STORE8(0x3A, "i32.store8", "ai:", 0, CORE, MEMARG),
    I32_STORE16(0x3B, "i32.store16", "ai:", 1, CORE, MEMARG),
    I64_STORE8(0x3C, "i64.store8", "al:", 0, CORE, MEMARG),
    I64_STORE16(0x3D, "i64.store16", "al:", 1, CORE, MEMARG),
    I64_STORE32(0x3E, "i64.store32", "al:", 2, CORE, MEMARG),
    MEMORY_SIZE(0x3F, "memory.size", ":a", CORE, MEMORY),
    MEMORY_GROW(0x40, "memory.grow", "a:a", CORE, MEMORY),
    // Numeric instructions (spec 5.4.7).
    I32_CONST(CONST | 0x41, "i32.const", ":i", CORE, I32),
    I64_CONST(CONST | 0x42, "i64.const", ":l", CORE, I64),
    F32_CONST(CONST | 0x43, "f32.const", ":f", CORE, F32),
    F64_CONST(CONST | 0x44, "f64.const", ":d", CORE, F64),
    I32_EQZ(0x45, "i32.eqz", "i:i", CORE),
    I32_EQ(0x46, "i32.eq", "ii:i", CORE),
    I32_NE(0x47, "i32.ne", "ii:i", CORE),
    I32_LT_S(0x48, "i32.lt_s", "ii:i", CORE),
    I32_LT_U(0x49, "i32.lt_u", "ii:i", CORE),
    I32_GT_S(0x4A, "i32.gt_s", "ii:i", CORE),
    I32_GT_U(0x4B, "i32.gt_u", "ii:i", CORE),
    I32_LE_S(0x4C, "i32.le_s", "ii:i", CORE),
    I32_LE_U(0x4D, "i32.le_u", "ii:i", CORE),
    I32_GE_S(0x4E, "i32.ge_s", "ii:i", CORE),
    I32_GE_U(0x4F, "i32.ge_u", "ii:i", CORE),
    I64_EQZ(0x50, "i64.eqz", "l:i", CORE),
    I64_EQ(0x51, "i64.eq", "ll:i", CORE),
    I64_NE(0x52, "i64.ne", "ll:i", CORE),
    I64_LT_S(0x53, "i64.lt_s", "ll:i", CORE),
    I64_LT_U(0x54, "i64.lt_u", "ll:i", CORE),
    I64_GT_S(0x55, "i64.gt_s", "ll:i", CORE),
    I64_GT_U(0x56, "i64.gt_u", "ll:i", CORE),
    I64_LE_S(0x57, "i64.le_s", "ll:i", CORE),
    I64_LE_U(0x58, "i64.le_u", "ll:i", CORE),
    I64_GE_S(0x59, "i64.ge_s", "ll:i", CORE),
    I64_GE_U(0x5A, "i64.ge_u", "ll:i", CORE),
    F32_EQ(0x5B, "f32.eq", "ff:i", CORE),
    F32_NE(0x5C, "f32.ne", "ff:i", CORE),
    F32_LT(0x5D, "f32.lt", "ff:i", CORE),
    F32_GT(0x5E, "f32.gt", "ff:i", CORE),
    F32_LE(0x5F, "f32.le", "ff:i", CORE),
    F32_GE(0x60, "f32.ge", "ff:i", CORE),
    F64_EQ(0x61, "f64.eq", "dd:i", CORE),
    F64_NE(0x62, "f64.ne", "dd:i", CORE),
    F64_LT(0x63, "f64.lt", "dd:i", CORE),
    F64_GT(0x64, "f64.gt", "dd:i", CORE),
    F64_LE(0x65, "f64.le", "dd:i", CORE),
    F64_GE(0x66, "f64.ge", "dd:i", CORE),
    I32_CLZ(0x67, "i32.clz", "i:i", CORE),
    I32_CTZ(0x68, "i32.ctz", "i:i", CORE),
    I32_POPCNT(0x69, "i32.popcnt", "i:i", CORE),
    I32_ADD(CONST | 0x6A, "i32.add", "ii:i", CORE),
    I32_SUB(CONST | 0x6B, "i32.sub", "ii:i", CORE),
    I32_MUL(CONST | 0x6C, "i32.mul", "ii:i", CORE),
    I32_DIV_S(0x6D, "i32.div_s", "ii:i", CORE),
    I32_DIV_U(0x6E, "i32.div_u", "ii:i", CORE),
    I32_REM_S(0x6F, "i32.rem_s", "ii:i", CORE),
    I32_REM_U(0x70, "i32.rem_u", "ii:i", CORE),
    I32_AND(0x71, "i32.and", "ii:i", CORE),
    I32_OR(0x72, "i32.or", "ii:i", CORE),
    I32_XOR(0x73, "i32.xor", "ii:i", CORE),
    I32_SHL(0x74, "i32.shl", "ii:i", CORE),
    I32_SHR_S(0x75, "i32.shr_s", "ii:i", CORE),
    I32_SHR_U(0x76, "i32.shr_u", "ii:i", CORE),
    I32_ROTL(0x77, "i32.rotl", "ii:i", CORE),
    I32_ROTR(0x78, "i32.rotr", "ii:i", CORE),
    I64_CLZ(0x79, "i64.clz", "l:l", CORE),
    I64_CTZ(0x7A, "i64.ctz", "l:l", CORE),
    I64_POPCNT(0x7B, "i64.popcnt", "l:l", CORE),
    I64_ADD(CONST | 0x7C, "i64.add", "ll:l", CORE),
    I64_SUB(CONST | 0x7D, "i64.sub", "ll:l", CORE),
    I64_MUL(CONST | 0x7E, "i64.mul", "ll:l", CORE),
    I64_DIV_S(0x7F, "i64.div_s", "ll:l", CORE),
    I64_DIV_U(0x80, "i64.div_u", "ll:l", CORE),
    I64_REM_S(0x81, "i64.rem_s", "ll:l", CORE),
    I64_REM_U(0x82, "i64.rem_u", "ll:l", CORE),
    I64_AND(0x83, "i64.and", "ll:l", CORE),
    I64_OR(0x84, "i64.or", "ll:l", CORE),
    I64_XOR(0x85, "i64.xor", "ll:l", CORE),
    I64_SHL(0x86, "i64.shl", "ll:l", CORE),
    I64_SHR_S(0x87, "i64.shr_s", "ll:l", CORE),
    I64_SHR_U(0x88, "i64.shr_u", "ll:l", CORE),
    I64_ROTL(0x89, "i64.rotl", "ll:l", CORE),
    I64_ROTR(0x8A, "i64.rotr", "ll:l", CORE),
    F32_ABS(0x8B, "f32.abs", "f:f", CORE),
    F32_NEG(0x8C, "f32.neg", "f:f", CORE),
    F32_CEIL(0x8D, "f32.ceil", "f:f", CORE),
    F32_FLOOR(0x8E, "f32.floor", "f:f", CORE),
    F32_TRUNC(0x8F, "f32.trunc", "f:f", CORE),
    F32_NEAREST(0x90, "f32.nearest", "f:f", CORE),
    F32_SQRT(0x91, "f32.sqrt", "f:f", CORE),
    F32_ADD(0x92, "f32.add", "ff:f", CORE),
    F32_SUB(0x93, "f32.sub", "ff:f", CORE),
    F32_MUL(0x94, "f32.mul", "ff:f", CORE),
    F32_DIV(0x95, "f32.div", "ff:f", CORE),
    F32_MIN(0x96, "f32.min", "ff:f", CORE),
    F32_MAX(0x97, "f32.max", "ff:f", CORE),
    F32_COPYSIGN(0x98, "f32.copysign", "ff:f", CORE),
    F64_ABS(0x99, "f64.abs", "d:d", CORE),
    F64_NEG(0x9A, "f64.neg", "d:d", CORE),
    F64_CEIL(0x9B, "f64.ceil", "d:d", CORE),
    F64_FLOOR(0x9C, "f64.floor", "d:d", CORE),
    F64_TRUNC(0x9D, "f64.trunc", "d:d", CORE),
    F64_NEAREST(0x9E, "f64.nearest", "d:d", CORE),
    F64_SQRT(0x9F, "f64.sqrt", "d:d", CORE),
    F64_ADD(0xA0, "f64.add", "dd:d", CORE),
    F64_SUB(0xA1, "f64.sub", "dd:d", CORE),
    F64_MUL(0xA2, "f64.mul", "dd:d", CORE),
    F64_DIV(0xA3, "f64.div", "dd:d", CORE),
    F64_MIN(0xA4, "f64.min", "dd:d", CORE),
    F64_MAX(0xA5, "f64.max", "dd:d", CORE),
    F64_COPYSIGN(0xA6, "f64.copysign", "dd:d", CORE),
    I32_WRAP_I64(0xA7, "i32.wrap_i64", "l:i", CORE),
    I32_TRUNC_F32_S(0xA8, "i32.trunc_f32_s", "f:i", CORE),
    I32_TRUNC_F32_U(0xA9, "i32.trunc_f32_u", "f:i", CORE),
    I32_TRUNC_F64_S(0xAA, "i32.trunc_f64_s", "d:i", CORE),
    I32_TRUNC_F64_U(0xAB, "i32.trunc_f64_u", "d:i", CORE),
    I64_EXTEND_I32_S(0xAC, "i64.extend_i32_s", "i:l", CORE),
    I64_EXTEND_I32_U(0xAD, "i64.extend_i32_u", "i:l", CORE),
    I64_TRUNC_F32_S(0xAE, "i64.trunc_f32_s", "f:l", CORE),
    I64_TRUNC_F32_U(0xAF, "i64.trunc_f32_u", "f:l", CORE),
    I64_TRUNC_F64_S(0xB0, "i64.trunc_f64_s", "d:l", CORE),
    I64_TRUNC_F64_U(0xB1, "i64.trunc_f64_u", "d:l", CORE),
    F32_CONVERT_I32_S(0xB2, "f32.convert_i32_s", "i:f", CORE),
    F32_CONVERT_I32_U(0xB3, "f32.convert_i32_u", "i:f", CORE),
    F32_CONVERT_I64_S(0xB4, "f32.convert_i64_s", "l:f", CORE),
    F32_CONVERT_I64_U(0xB5, "f32.convert_i64_u", "l:f", CORE),
    F32_DEMOTE_F64(0xB6, "f32.demote_f64", "d:f", CORE),
    F64_CONVERT_I32_S(0xB7, "f64.convert_i32_s", "i:d", CORE),
    F64_CONVERT_I32_U(0xB8, "f64.convert_i32_u", "i:d", CORE),
    F64_CONVERT_I64_S(0xB9, "f64.convert_i64_s", "l:d", CORE),
    F64_CONVERT_I64_U(0xBA, "f64.convert_i64_u", "l:d", CORE),
    F64_PROMOTE_F32(0xBB, "f64.promote_f32", "f:d", CORE),
    I32_REINTERPRET_F32(0xBC, "i32.reinterpret_f32", "f:i", CORE),
    I64_REINTERPRET_F64(0xBD, "i64.reinterpret_f64", "d:l", CORE),
    F32_REINTERPRET_I32(0xBE, "f32.reinterpret_i32", "i:f", CORE),
    F64_REINTERPRET_I64(0xBF, "f64.reinterpret_i64", "l:d", CORE),
    I32_EXTEND8_S(0xC0, "i32.extend8_s", "i:i", SIGN_EXTENSION),
    I32_EXTEND16_S(0xC1, "i32.extend16_s", "i:i", SIGN_EXTENSION),
    I64_EXTEND8_S(0xC2, "i64.extend8_s", "l:l", SIGN_EXTENSION),
    I64_EXTEND16_S(0xC3, "i64.extend16_s", "l:l", SIGN_EXTENSION),
    I64_EXTEND32_S(0xC4, "i64.extend32_s", "l:l", SIGN_EXTENSION),
    // Reference instructions (spec 5.4.6).
    REF_NULL(CONST | 0xD0, "ref.null", RULE, REFERENCE_TYPES, HEAP_TYPE),
    REF_IS_NULL(0xD1, "ref.is_null", RULE, REFERENCE_TYPES),
    REF_FUNC(CONST | 0xD2, "ref.func", RULE, REFERENCE_TYPES, FUNC),
    REF_EQ(0xD3, "ref.eq", RULE, GC),
    REF_AS_NON_NULL(0xD4, "ref.as_non_null", RULE, FUNCTION_REFERENCES),
    BR_ON_NULL(0xD5, "br_on_null", RULE, FUNCTION_REFERENCES, LABEL),
    BR_ON_NON_NULL(0xD6, "br_on_non_null", RULE, FUNCTION_REFERENCES, LABEL),
    // Structures, arrays, casts (spec 5.4.6).
    STRUCT_NEW(CONST | 0xFB_0000, "struct.new", RULE, GC, TYPE),
    STRUCT_NEW_DEFAULT(CONST | 0xFB_0001, "struct.new_default", RULE, GC, TYPE),
    STRUCT_GET(0xFB_0002, "struct.get", RULE, GC, TYPE, FIELD),
    STRUCT_GET_S(0xFB_0003, "struct.get_s", RULE, GC, TYPE, FIELD),
    STRUCT_GET_U(0xFB_0004, "struct.get_u", RULE, GC, TYPE, FIELD),
    STRUCT_SET(0xFB_0005, "struct.set", RULE, GC, TYPE, FIELD),
    ARRAY_NEW(CONST | 0xFB_0006, "array.new", RULE, GC, TYPE),
    ARRAY_NEW_DEFAULT(CONST | 0xFB_0007, "array.new_default", RULE, GC, TYPE),
    ARRAY_NEW_FIXED(CONST | 0xFB_0008, "array.new_fixed", RULE, GC, TYPE, COUNT),
    ARRAY_NEW_DATA(0xFB_0009, "array.new_data", RULE, GC, TYPE, DATA),
    ARRAY_NEW_ELEM(0xFB_000A, "array.new_elem", RULE, GC, TYPE, ELEM),
    ARRAY_GET(0xFB_000B, "array.get", RULE, GC, TYPE),
    ARRAY_GET_S(0xFB_000C, "array.get_s", RULE, GC, TYPE),
    ARRAY_GET_U(0xFB_000D, "array.get_u", RULE, GC, TYPE),
    ARRAY_SET(0xFB_000E, "array.set", RULE, GC, TYPE),
    ARRAY_LEN(0xFB_000F, "array.len", RULE, GC),
    ARRAY_FILL(0xFB_0010, "array.fill", RULE, GC, TYPE),
    ARRAY_COPY(0xFB_0011, "array.copy", RULE, GC, TYPE, TYPE),
    ARRAY_INIT_DATA(0xFB_0012, "array.init_data", RULE, GC, TYPE, DATA),
    ARRAY_INIT_ELEM(0xFB_0013, "array.init_elem", RULE, GC, TYPE, ELEM),
    REF_TEST(0xFB_0014, "ref.test", RULE, GC, HEAP_TYPE),
    REF_TEST_NULL(0xFB_0015, "ref.test", RULE, GC, HEAP_TYPE),
    REF_CAST(0xFB_0016, "ref.cast", RULE, GC, HEAP_TYPE),
    REF_CAST_NULL(0xFB_0017, "ref.cast", RULE, GC, HEAP_TYPE),
    BR_ON_CAST(0xFB_0018, "br_on_cast", RULE, GC, CAST),
    BR_ON_CAST_FAIL(0xFB_0019, "br_on_cast_fail", RULE, GC, CAST),
    ANY_CONVERT_EXTERN(CONST | 0xFB_001A, "any.convert_extern", RULE, GC),
    EXTERN_CONVERT_ANY(CONST | 0xFB_001B, "extern.convert_any", RULE, GC),
    REF_I31(CONST | 0xFB_001C, "ref.i31", RULE, GC),
    I31_GET_S(0xFB_001D, "i31.get_s", RULE, GC),
    I31_GET_U(0xFB_001E, "i31.get_u", RULE, GC),
    // Saturating conversions, bulk operations (spec 5.4.4, 5.4.5, 5.4.7).
    I32_TRUNC_SAT_F32_S(0xFC_0000, "i32.trunc_sat_f32_s", "f:i", SATURATING_FLOAT_TO_INT),
    I32_TRUNC_SAT_F32_U(0xFC_0001, "i32.trunc_sat_f32_u", "f:i", SATURATING_FLOAT_TO_INT),
    I32_TRUNC_SAT_F64_S(0xFC_0002, "i32.trunc_sat_f64_s", "d:i", SATURATING_FLOAT_TO_INT),
    I32_TRUNC_SAT_F64_U(0xFC_0003, "i32.trunc_sat_f64_u", "d:i", SATURATING_FLOAT_TO_INT),
    I64_TRUNC_SAT_F32_S(0xFC_0004, "i64.trunc_sat_f32_s", "f:l", SATURATING_FLOAT_TO_INT),
    I64_TRUNC_SAT_F32_U(0xFC_0005, "i64.trunc_sat_f32_u", "f:l", SATURATING_FLOAT_TO_INT),
    I64_TRUNC_SAT_F64_S(0xFC_0006, "i64.trunc_sat_f64_s", "d:l", SATURATING_FLOAT_TO_INT),
    I64_TRUNC_SAT_F64_U(0xFC_0007, "i64.trunc_sat_f64_u", "d:l", SATURATING_FLOAT_TO_INT),
    MEMORY_INIT(0xFC_0008, "memory.init", "aii:", BULK_MEMORY, DATA, MEMORY),
    DATA_DROP(0xFC_0009, "data.drop", "", BULK_MEMORY, DATA),
    MEMORY_COPY(0xFC_000A, "memory.copy", RULE, BULK_MEMORY, MEMORY, MEMORY),
    MEMORY_FILL(0xFC_000B, "memory.fill", "aia:", BULK_MEMORY, MEMORY),
    TABLE_INIT(0xFC_000C, "table.init", RULE, BULK_MEMORY, ELEM, TABLE),
    ELEM_DROP(0xFC_000D, "elem.drop", "", BULK_MEMORY, ELEM),
    TABLE_COPY(0xFC_000E, "table.copy", RULE, BULK_MEMORY, TABLE, TABLE),
    TABLE_GROW(0xFC_000F, "table.grow", RULE, REFERENCE_TYPES, TABLE),
    TABLE_SIZE(0xFC_0010, "table.size", RULE, REFERENCE_TYPES, TABLE),
    TABLE_FILL(0xFC_0011, "table.fill", RULE, REFERENCE_TYPES, TABLE),
    // Wide arithmetic (proposal).
    I64_ADD128(0xFC_0013, "i64.add128", "llll:ll", WIDE_ARITHMETIC),
    I64_SUB128(0xFC_0014, "i64.sub128", "llll:ll", WIDE_ARITHMETIC),
    I64_MUL_WIDE_S(0xFC_0015, "i64.mul_wide_s", "ll:ll", WIDE_ARITHMETIC),
    I64_MUL_WIDE_U(0xFC_0016, "i64.mul_wide_u", "ll:ll", WIDE_ARITHMETIC),
    // Vector instructions (spec 5.4.8).
    V128_LOAD(0xFD_0000, "v128.load", "a:v", 4, SIMD, MEMARG),
    V128_LOAD8X8_S(0xFD_0001, "v128.load8x8_s", "a:v", 3, SIMD, MEMARG),
    V128_LOAD8X8_U(0xFD_0002, "v128.load8x8_u", "a:v", 3, SIMD, MEMARG),
    V128_LOAD16X4_S(0xFD_0003, "v128.load16x4_s", "a:v", 3, SIMD, MEMARG),
    V128_LOAD16X4_U(0xFD_0004, "v128.load16x4_u", "a:v", 3, SIMD, MEMARG),
    V128_LOAD32X2_S(0xFD_0005, "v128.load32x2_s", "a:v", 3, SIMD, MEMARG),
    V128_LOAD32X2_U(0xFD_0006, "v128.load32x2_u", "a:v", 3, SIMD, MEMARG),
    V128_LOAD8_SPLAT(0xFD_0007, "v128.load8_splat", "a:v", 0, SIMD, MEMARG),
    V128_LOAD16_SPLAT(0xFD_0008, "v128.load16_splat", "a:v", 1, SIMD, MEMARG),
    V128_LOAD32_SPLAT(0xFD_0009, "v128.load32_splat", "a:v", 2, SIMD, MEMARG),
    V128_LOAD64_SPLAT(0xFD_000A, "v128.load64_splat", "a:v", 3, SIMD, MEMARG),
    V128_STORE(0xFD_000B, "v128.store", "av:", 4, SIMD, MEMARG),
    V128_CONST(CONST | 0xFD_000C, "v128.const", ":v", SIMD, V128),
    I8X16_SHUFFLE(0xFD_000D, "i8x16.shuffle", "vv:v", SIMD, LANES),
    I8X16_SWIZZLE(0xFD_000E, "i8x16.swizzle", "vv:v", SIMD),
    I8X16_SPLAT(0xFD_000F, "i8x16.splat", "i:v", SIMD),
    I16X8_SPLAT(0xFD_0010, "i16x8.splat", "i:v", SIMD),
    I32X4_SPLAT(0xFD_0011, "i32x4.splat", "i:v", SIMD),
    I64X2_SPLAT(0xFD_0012, "i64x2.splat", "l:v", SIMD),
    F32X4_SPLAT(0xFD_0013, "f32x4.splat", "f:v", SIMD),
    F64X2_SPLAT(0xFD_0014, "f64x2.splat", "d:v", SIMD),
    I8X16_EXTRACT_LANE_S(0xFD_0015, "i8x16.extract_lane_s", "v:i", SIMD, LANE),
    I8X16_EXTRACT_LANE_U(0xFD_0016, "i8x16.extract_lane_u", "v:i", SIMD, LANE),
    I8X16_REPLACE_LANE(0xFD_0017, "i8x16.replace_lane", "vi:v", SIMD, LANE),
    I16X8_EXTRACT_LANE_S(0xFD_0018, "i16x8.extract_lane_s", "v:i", SIMD, LANE),
    I16X8_EXTRACT_LANE_U(0xFD_0019, "i16x8.extract_lane_u", "v:i", SIMD, LANE),
    I16X8_REPLACE_LANE(0xFD_001A, "i16x8.replace_lane", "vi:v", SIMD, LANE),
    I32X4_EXTRACT_LANE(0xFD_001B, "i32x4.extract_lane", "v:i", SIMD, LANE),
    I32X4_REPLACE_LANE(0xFD_001C, "i32x4.replace_lane", "vi:v", SIMD, LANE),
    I64X2_EXTRACT_LANE(0xFD_001D, "i64x2.extract_lane", "v:l", SIMD, LANE),
    I64X2_REPLACE_LANE(0xFD_001E, "i64x2.replace_lane", "vl:v", SIMD, LANE),
    F32X4_EXTRACT_LANE(0xFD_001F, "f32x4.extract_lane", "v:f", SIMD, LANE),
    F32X4_REPLACE_LANE(0xFD_0020, "f32x4.replace_lane", "vf:v", SIMD, LANE),
    F64X2_EXTRACT_LANE(0xFD_0021, "f64x2.extract_lane", "v:d", SIMD, LANE),
    F64X2_REPLACE_LANE(0xFD_0022, "f64x2.replace_lane", "vd:v", SIMD, LANE),
    I8X16_EQ(0xFD_0023, "i8x16.eq", "vv:v", SIMD),
    I8X16_NE(0xFD_0024, "i8x16.ne", "vv:v", SIMD),
    I8X16_LT_S(0xFD_0025, "i8x16.lt_s", "vv:v", SIMD),
    I8X16_LT_U(0xFD_0026, "i8x16.lt_u", "vv:v", SIMD),
    I8X16_GT_S(0xFD_0027, "i8x16.gt_s", "vv:v", SIMD),
    I8X16_GT_U(0xFD_0028, "i8x16.gt_u", "vv:v", SIMD),
    I8X16_LE_S(0xFD_0029, "i8x16.le_s", "vv:v", SIMD),
    I8X16_LE_U(0xFD_002A, "i8x16.le_u", "vv:v", SIMD),
    I8X16_GE_S(0xFD_002B, "i8x16.ge_s", "vv:v", SIMD),
    I8X16_GE_U(0xFD_002C, "i8x16.ge_u", "vv:v", SIMD),
    I16X8_EQ(0xFD_002D, "i16x8.eq", "vv:v", SIMD),
    I16X8_NE(0xFD_002E, "i16x8.ne", "vv:v", SIMD),
    I16X8_LT_S(0xFD_002F, "i16x8.lt_s", "vv:v", SIMD),
    I16X8_LT_U(0xFD_0030, "i16x8.lt_u", "vv:v", SIMD),
    I16X8_GT_S(0xFD_0031, "i16x8.gt_s", "vv:v", SIMD),
    I16X8_GT_U(0xFD_0032, "i16x8.gt_u", "vv:v", SIMD),
    I16X8_LE_S(0xFD_0033, "i16x8.le_s", "vv:v", SIMD),
    I16X8_LE_U(0xFD_0034, "i16x8.le_u", "vv:v", SIMD),
    I16X8_GE_S(0xFD_0035, "i16x8.ge_s", "vv:v", SIMD),
    I16X8_GE_U(0xFD_0036, "i16x8.ge_u", "vv:v", SIMD),
    I32X4_EQ(0xFD_0037, "i32x4.eq", "vv:v", SIMD),
    I32X4_NE(0xFD_0038, "i32x4.ne", "vv:v", SIMD),
    I32X4_LT_S(0xFD_0039, "i32x4.lt_s", "vv:v", SIMD),
    I32X4_LT_U(0xFD_003A, "i32x4.lt_u", "vv:v", SIMD),
    I32X4_GT_S(0xFD_003B, "i32x4.gt_s", "vv:v", SIMD),
    I32X4_GT_U(0xFD_003C, "i32x4.gt_u", "vv:v", SIMD),
    I32X4_LE_S(0xFD_003D, "i32x4.le_s", "vv:v", SIMD),
    I32X4_LE_U(0xFD_003E, "i32x4.le_u", "vv:v", SIMD),
    I32X4_GE_S(0xFD_003F, "i32x4.ge_s", "vv:v", SIMD),
    I32X4_GE_U(0xFD_0040, "i32x4.ge_u", "vv:v", SIMD),
    F32X4_EQ(0xFD_0041, "f32x4.eq", "vv:v", SIMD),
    F32X4_NE(0xFD_0042, "f32x4.ne", "vv:v", SIMD),
    F32X4_LT(0xFD_0043, "f32x4.lt", "vv:v", SIMD),
    F32X4_GT(0xFD_0044, "f32x4.gt", "vv:v", SIMD),
    F32X4_LE(0xFD_0045, "f32x4.le", "vv:v", SIMD),
    F32X4_GE(0xFD_0046, "f32x4.ge", "vv:v", SIMD),
    F64X2_EQ(0xFD_0047, "f64x2.eq", "vv:v", SIMD),
    F64X2_NE(0xFD_0048, "f64x2.ne", "vv:v", SIMD),
    F64X2_LT(0xFD_0049, "f64x2.lt", "vv:v", SIMD),
    F64X2_GT(0xFD_004A, "f64x2.gt", "vv:v", SIMD),
    F64X2_LE(0xFD_004B, "f64x2.le", "vv:v", SIMD),
    F64X2_GE(0xFD_004C, "f64x2.ge", "vv:v", SIMD),
    V128_NOT(0xFD_004D, "v128.not", "v:v", SIMD),
    V128_AND(0xFD_004E, "v128.and", "vv:v", SIMD),
    V128_ANDNOT(0xFD_004F, "v128.andnot", "vv:v", SIMD),
    V128_OR(0xFD_0050, "v128.or", "vv:v", SIMD),
    V128_XOR(0xFD_0051, "v128.xor", "vv:v", SIMD),
    V128_BITSELECT(0xFD_0052, "v128.bitselect", "vvv:v", SIMD),
    V128_ANY_TRUE(0xFD_0053, "v128.any_true", "v:i", SIMD),
    V128_LOAD8_LANE(0xFD_0054, "v128.load8_lane", "av:v", 0, SIMD, MEMARG, LANE),
    V128_LOAD16_LANE(0xFD_0055, "v128.load16_lane", "av:v", 1, SIMD, MEMARG, LANE),
    V128_LOAD32_LANE(0xFD_0056, "v128.load32_lane", "av:v", 2, SIMD, MEMARG, LANE),
    V128_LOAD64_LANE(0xFD_0057, "v128.load64_lane", "av:v", 3, SIMD, MEMARG, LANE),
    V128_STORE8_LANE(0xFD_0058, "v128.store8_lane", "av:", 0, SIMD, MEMARG, LANE),
    V128_STORE16_LANE(0xFD_0059, "v128.store16_lane", "av:", 1, SIMD, MEMARG, LANE),
    V128_STORE32_LANE(0xFD_005A, "v128.store32_lane", "av:", 2, SIMD, MEMARG, LANE),
    V128_STORE64_LANE(0xFD_005B, "v128.store64_lane", "av:", 3, SIMD, MEMARG, LANE),
    V128_LOAD32_ZERO(0xFD_005C, "v128.load32_zero", "a:v", 2, SIMD, MEMARG),
    V128_LOAD64_ZERO(0xFD_005D, "v128.load64_zero", "a:v", 3, SIMD, MEMARG),
    F32X4_DEMOTE_F64X2_ZERO(0xFD_005E, "f32x4.demote_f64x2_zero", "v:v", SIMD),
    F64X2_PROMOTE_LOW_F32X4(0xFD_005F, "f64x2.promote_low_f32x4", "v:v", SIMD),
    I8X16_ABS(0xFD_0060, "i8x16.abs", "v:v", SIMD),
    I8X16_NEG(0xFD_0061, "i8x16.neg", "v:v", SIMD),
    I8X16_POPCNT(0xFD_0062, "i8x16.popcnt", "v:v", SIMD),
    I8X16_ALL_TRUE(0xFD_0063, "i8x16.all_true", "v:i", SIMD),
    I8X16_BITMASK(0xFD_0064, "i8x16.bitmask", "v:i", SIMD),
    I8X16_NARROW_I16X8_S(0xFD_0065, "i8x16.narrow_i16x8_s", "vv:v", SIMD),
    I8X16_NARROW_I16X8_U(0xFD_0066, "i8x16.narrow_i16x8_u", "vv:v", SIMD),
    F32X4_CEIL(0xFD_0067, "f32x4.ceil", "v:v", SIMD),
    F32X4_FLOOR(0xFD_0068, "f32x4.floor", "v:v", SIMD),
    F32X4_TRUNC(0xFD_0069, "f32x4.trunc", "v:v", SIMD),
    F32X4_NEAREST(0xFD_006A, "f32x4.nearest", "v:v", SIMD),
    I8X16_SHL(0xFD_006B, "i8x16.shl", "vi:v", SIMD),
    I8X16_SHR_S(0xFD_006C, "i8x16.shr_s", "vi:v", SIMD),
    I8X16_SHR_U(0xFD_006D, "i8x16.shr_u", "vi:v", SIMD),
    I8X16_ADD(0xFD_006E, "i8x16.add", "vv:v", SIMD),
    I8X16_ADD_SAT_S(0xFD_006F, "i8x16.add_sat_s", "vv:v", SIMD),
    I8X16_ADD_SAT_U(0xFD_0070, "i8x16.add_sat_u", "vv:v", SIMD),
    I8X16_SUB(0xFD_0071, "i8x16.sub", "vv:v", SIMD),
    I8X16_SUB_SAT_S(0xFD_0072, "i8x16.sub_sat_s", "vv:v", SIMD),
    I8X16_SUB_SAT_U(0xFD_0073, "i8x16.sub_sat_u", "vv:v", SIMD),
    F64X2_CEIL(0xFD_0074, "f64x2.ceil", "v:v", SIMD),
    F64X2_FLOOR(0xFD_0075, "f64x2.floor", "v:v", SIMD),
    I8X16_MIN_S(0xFD_0076, "i8x16.min_s", "vv:v", SIMD),
    I8X16_MIN_U(0xFD_0077, "i8x16.min_u", "vv:v", SIMD),
    I8X16_MAX_S(0xFD_0078, "i8x16.max_s", "vv:v", SIMD),
    I8X16_MAX_U(0xFD_0079, "i8x16.max_u", "vv:v", SIMD),
    F64X2_TRUNC(0xFD_007A, "f64x2.trunc", "v:v", SIMD),
    I8X16_AVGR_U(0xFD_007B, "i8x16.avgr_u", "vv:v", SIMD),
    I16X8_EXTADD_PAIRWISE_I8X16_S(0xFD_007C, "i16x8.extadd_pairwise_i8x16_s", "v:v", SIMD),
    I16X8_EXTADD_PAIRWISE_I8X16_U(0xFD_007D, "i16x8.extadd_pairwise_i8x16_u", "v:v", SIMD),
    I32X4_EXTADD_PAIRWISE_I16X8_S(0xFD_007E, "i32x4.extadd_pairwise_i16x8_s", "v:v", SIMD),
    I32X4_EXTADD_PAIRWISE_I16X8_U(0xFD_007F, "i32x4.extadd_pairwise_i16x8_u", "v:v", SIMD),
    I16X8_ABS(0xFD_0080, "i16x8.abs", "v:v", SIMD),
    I16X8_NEG(0xFD_0081, "i16x8.neg", "v:v", SIMD),
    I16X8_Q15MULR_SAT_S(0xFD_0082, "i16x8.q15mulr_sat_s", "vv:v", SIMD),
    I16X8_ALL_TRUE(0xFD_0083, "i16x8.all_true", "v:i", SIMD),
    I16X8_BITMASK(0xFD_0084, "i16x8.bitmask", "v:i", SIMD),
    I16X8_NARROW_I32X4_S(0xFD_0085, "i16x8.narrow_i32x4_s", "vv:v", SIMD),
    I16X8_NARROW_I32X4_U(0xFD_0086, "i16x8.narrow_i32x4_u", "vv:v", SIMD),
    I16X8_EXTEND_LOW_I8X16_S(0xFD_0087, "i16x8.extend_low_i8x16_s", "v:v", SIMD),
    I16X8_EXTEND_HIGH_I8X16_S(0xFD_0088, "i16x8.extend_high_i8x16_s", "v:v", SIMD),
    I16X8_EXTEND_LOW_I8X16_U(0xFD_0089, "i16x8.extend_low_i8x16_u", "v:v", SIMD),
    I16X8_EXTEND_HIGH_I8X16_U(0xFD_008A, "i16x8.extend_high_i8x16_u", "v:v", SIMD),
    I16X8_SHL(0xFD_008B, "i16x8.shl", "vi:v", SIMD),
    I16X8_SHR_S(0xFD_008C, "i16x8.shr_s", "vi:v", SIMD),
    I16X8_SHR_U(0xFD_008D, "i16x8.shr_u", "vi:v", SIMD),
    I16X8_ADD(0xFD_008E, "i16x8.add", "vv:v", SIMD),
    I16X8_ADD_SAT_S(0xFD_008F, "i16x8.add_sat_s", "vv:v", SIMD),
    I16X8_ADD_SAT_U(0xFD_0090, "i16x8.add_sat_u", "vv:v", SIMD),
    I16X8_SUB(0xFD_0091, "i16x8.sub", "vv:v", SIMD),
    I16X8_SUB_SAT_S(0xFD_0092, "i16x8.sub_sat_s", "vv:v", SIMD),
    I16X8_SUB_SAT_U(0xFD_0093, "i16x8.sub_sat_u", "vv:v", SIMD),
    F64X2_NEAREST(0xFD_0094, "f64x2.nearest", "v:v", SIMD),
    I16X8_MUL(0xFD_0095, "i16x8.mul", "vv:v", SIMD),
    I16X8_MIN_S(0xFD_0096, "i16x8.min_s", "vv:v", SIMD),
    I16X8_MIN_U(0xFD_0097, "i16x8.min_u", "vv:v", SIMD),
    I16X8_MAX_S(0xFD_0098, "i16x8.max_s", "vv:v", SIMD),
    I16X8_MAX_U(0xFD_0099, "i16x8.max_u", "vv:v", SIMD),
    I16X8_AVGR_U(0xFD_009B, "i16x8.avgr_u", "vv:v", SIMD),
    I16X8_EXTMUL_LOW_I8X16_S(0xFD_009C, "i16x8.extmul_low_i8x16_s", "vv:v", SIMD),
    I16X8_EXTMUL_HIGH_I8X16_S(0xFD_009D, "i16x8.extmul_high_i8x16_s", "vv:v", SIMD),
    I16X8_EXTMUL_LOW_I8X16_U(0xFD_009E, "i16x8.extmul_low_i8x16_u", "vv:v", SIMD),
    I16X8_EXTMUL_HIGH_I8X16_U(0xFD_009F, "i16x8.extmul_high_i8x16_u", "vv:v", SIMD),
    I32X4_ABS(0xFD_00A0, "i32x4.abs", "v:v", SIMD),
    I32X4_NEG(0xFD_00A1, "i32x4.neg", "v:v", SIMD),
    I32X4_ALL_TRUE(0xFD_00A3, "i32x4.all_true", "v:i", SIMD),
    I32X4_BITMASK(0xFD_00A4, "i32x4.bitmask", "v:i", SIMD),
    I32X4_EXTEND_LOW_I16X8_S(0xFD_00A7, "i32x4.extend_low_i16x8_s", "v:v", SIMD),
    I32X4_EXTEND_HIGH_I16X8_S(0xFD_00A8, "i32x4.extend_high_i16x8_s", "v:v", SIMD),
    I32X4_EXTEND_LOW_I16X8_U(0xFD_00A9, "i32x4.extend_low_i16x8_u", "v:v", SIMD),
    I32X4_EXTEND_HIGH_I16X8_U(0xFD_00AA, "i32x4.extend_high_i16x8_u", "v:v", SIMD),
    I32X4_SHL(0xFD_00AB, "i32x4.shl", "vi:v", SIMD),
    I32X4_SHR_S(0xFD_00AC, "i32x4.shr_s", "vi:v", SIMD),
    I32X4_SHR_U(0xFD_00AD, "i32x4.shr_u", "vi:v", SIMD),
    I32X4_ADD(0xFD_00AE, "i32x4.add", "vv:v", SIMD),
    I32X4_SUB(0xFD_00B1, "i32x4.sub", "vv:v", SIMD),
    I32X4_MUL(0xFD_00B5, "i32x4.mul", "vv:v", SIMD),
    I32X4_MIN_S(0xFD_00B6, "i32x4.min_s", "vv:v", SIMD),
    I32X4_MIN_U(0xFD_00B7, "i32x4.min_u", "vv:v", SIMD),
    I32X4_MAX_S(0xFD_00B8, "i32x4.max_s", "vv:v", SIMD),
    I32X4_MAX_U(0xFD_00B9, "i32x4.max_u", "vv:v", SIMD),
    I32X4_DOT_I16X8_S(0xFD_00BA, "i32x4.dot_i16x8_s", "vv:v", SIMD),
    I32X4_EXTMUL_LOW_I16X8_S(0xFD_00BC, "i32x4.extmul_low_i16x8_s", "vv:v", SIMD),
    I32X4_EXTMUL_HIGH_I16X8_S(0xFD_00BD, "i32x4.extmul_high_i16x8_s", "vv:v", SIMD),
    I32X4_EXTMUL_LOW_I16X8_U(0xFD_00BE, "i32x4.extmul_low_i16x8_u", "vv:v", SIMD),
    I32X4_EXTMUL_HIGH_I16X8_U(0xFD_00BF, "i32x4.extmul_high_i16x8_u", "vv:v", SIMD),
    I64X2_ABS(0xFD_00C0, "i64x2.abs", "v:v", SIMD),
    I64X2_NEG(0xFD_00C1, "i64x2.neg", "v:v", SIMD),
    I64X2_ALL_TRUE(0xFD_00C3, "i64x2.all_true", "v:i", SIMD),
    I64X2_BITMASK(0xFD_00C4, "i64x2.bitmask", "v:i", SIMD),
    I64X2_EXTEND_LOW_I32X4_S(0xFD_00C7, "i64x2.extend_low_i32x4_s", "v:v", SIMD),
    I64X2_EXTEND_HIGH_I32X4_S(0xFD_00C8, "i64x2.extend_high_i32x4_s", "v:v", SIMD),
    I64X2_EXTEND_LOW_I32X4_U(0xFD_00C9, "i64x2.extend_low_i32x4_u", "v:v", SIMD),
    I64X2_EXTEND_HIGH_I32X4_U(0xFD_00CA, "i64x2.extend_high_i32x4_u", "v:v", SIMD),
    I64X2_SHL(0xFD_00CB, "i64x2.shl", "vi:v", SIMD),
    I64X2_SHR_S(0xFD_00CC, "i64x2.shr_s", "vi:v", SIMD),
    I64X2_SHR_U(0xFD_00CD, "i64x2.shr_u", "vi:v", SIMD),
    I64X2_ADD(0xFD_00CE, "i64x2.add", "vv:v", SIMD),
    I64X2_SUB(0xFD_00D1, "i64x2.sub", "vv:v", SIMD),
    I64X2_MUL(0xFD_00D5, "i64x2.mul", "vv:v", SIMD),
    I64X2_EQ(0xFD_00D6, "i64x2.eq", "vv:v", SIMD),
    I64X2_NE(0xFD_00D7, "i64x2.ne", "vv:v", SIMD),
    I64X2_LT_S(0xFD_00D8, "i64x2.lt_s", "vv:v", SIMD),
    I64X2_GT_S(0xFD_00D9, "i64x2.gt_s", "vv:v", SIMD),
    I64X2_LE_S(0xFD_00DA, "i64x2.le_s", "vv:v", SIMD),
    I64X2_GE_S(0xFD_00DB, "i64x2.ge_s", "vv:v", SIMD),
    I64X2_EXTMUL_LOW_I32X4_S(0xFD_00DC, "i64x2.extmul_low_i32x4_s", "vv:v", SIMD),
    I64X2_EXTMUL_HIGH_I32X4_S(0xFD_00DD, "i64x2.extmul_high_i32x4_s", "vv:v", SIMD),
    I64X2_EXTMUL_LOW_I32X4_U(0xFD_00DE, "i64x2.extmul_low_i32x4_u", "vv:v", SIMD),
    I64X2_EXTMUL_HIGH_I32X4_U(0xFD_00DF, "i64x2.extmul_high_i32x4_u", "vv:v", SIMD),
    F32X4_ABS(0xFD_00E0, "f32x4.abs", "v:v", SIMD),
    F32X4_NEG(0xFD_00E1, "f32x4.neg", "v:v", SIMD),
    F32X4_SQRT(0xFD_00E3, "f32x4.sqrt", "v:v", SIMD),
    F32X4_ADD(0xFD_00E4, "f32x4.add", "vv:v", SIMD),
    F32X4_SUB(0xFD_00E5, "f32x4.sub", "vv:v", SIMD),
    F32X4_MUL(0xFD_00E6, "f32x4.mul", "vv:v", SIMD),
    F32X4_DIV(0xFD_00E7, "f32x4.div", "vv:v", SIMD),
    F32X4_MIN(0xFD_00E8, "f32x4.min", "vv:v", SIMD),
    F32X4_MAX(0xFD_00E9, "f32x4.max", "vv:v", SIMD),
    F32X4_PMIN(0xFD_00EA, "f32x4.pmin", "vv:v", SIMD),
    F32X4_PMAX(0xFD_00EB, "f32x4.pmax", "vv:v", SIMD),
    F64X2_ABS(0xFD_00EC, "f64x2.abs", "v:v", SIMD),
    F64X2_NEG(0xFD_00ED, "f64x2.neg", "v:v", SIMD),
    F64X2_SQRT(0xFD_00EF, "f64x2.sqrt", "v:v", SIMD),
    F64X2_ADD(0xFD_00F0, "f64x2.add", "vv:v", SIMD),
    F64X2_SUB(0xFD_00F1, "f64x2.sub", "vv:v", SIMD),
    F64X2_MUL(0xFD_00F2, "f64x2.mul", "vv:v", SIMD),
    F64X2_DIV(0xFD_00F3, "f64x2.div", "vv:v", SIMD),
    F64X2_MIN(0xFD_00F4, "f64x2.min", "vv:v", SIMD),
    F64X2_MAX(0xFD_00F5, "f64x2.max", "vv:v", SIMD),
    F64X2_PMIN(0xFD_00F6, "f64x2.pmin", "vv:v", SIMD),
    F64X2_PMAX(0xFD_00F7, "f64x2.pmax", "vv:v", SIMD),
    I32X4_TRUNC_SAT_F32X4_S(0xFD_00F8, "i32x4.trunc_sat_f32x4_s", "v:v", SIMD),
    I32X4_TRUNC_SAT_F32X4_U(0xFD_00F9, "i32x4.trunc_sat_f32x4_u", "v:v", SIMD),
    F32X4_CONVERT_I32X4_S(0xFD_00FA, "f32x4.convert_i32x4_s", "v:v", SIMD),
    F32X4_CONVERT_I32X4_U(0xFD_00FB, "f32x4.convert_i32x4_u", "v:v", SIMD),
    I32X4_TRUNC_SAT_F64X2_S_ZERO(0xFD_00FC, "i32x4.trunc_sat_f64x2_s_zero", "v:v", SIMD),
    I32X4_TRUNC_SAT_F64X2_U_ZERO(0xFD_00FD, "i32x4.trunc_sat_f64x2_u_zero", "v:v", SIMD),
    F64X2_CONVERT_LOW_I32X4_S(0xFD_00FE, "f64x2.convert_low_i32x4_s", "v:v", SIMD),
    F64X2_CONVERT_LOW_I32X4_U(0xFD_00FF, "f64x2.convert_low_i32x4_u", "v:v", SIMD),
    // Relaxed vector instructions (spec 5.4.8).
    I8X16_RELAXED_SWIZZLE(0xFD_0100, "i8x16.relaxed_swizzle", "vv:v", RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F32X4_S(0xFD_0101, "i32x4.relaxed_trunc_f32x4_s", "v:v", RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F32X4_U(0xFD_0102, "i32x4.relaxed_trunc_f32x4_u", "v:v", RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F64X2_S_ZERO(
            0xFD_0103, "i32x4.relaxed_trunc_f64x2_s_zero", "v:v", RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F64X2_U_ZERO(
            0xFD_0104, "i32x4.relaxed_trunc_f64x2_u_zero", "v:v", RELAXED_SIMD),
    F32X4_RELAXED_MADD(0xFD_0105, "f32x4.relaxed_madd", "vvv:v", RELAXED_SIMD),
    F32X4_RELAXED_NMADD(0xFD_0106, "f32x4.relaxed_nmadd", "vvv:v", RELAXED_SIMD),
    F64X2_RELAXED_MADD(0xFD_0107, "f64x2.relaxed_madd", "vvv:v", RELAXED_SIMD),
    F64X2_RELAXED_NMADD(0xFD_0108, "f64x2.relaxed_nmadd", "vvv:v", RELAXED_SIMD),
    I8X16_RELAXED_LANESELECT(0xFD_0109, "i8x16.relaxed_laneselect", "vvv:v", RELAXED_SIMD),
    I16X8_RELAXED_LANESELECT(0xFD_010A, "i16x8.relaxed_laneselect", "vvv:v", RELAXED_SIMD),
    I32X4_RELAXED_LANESELECT(0xFD_010B, "i32x4.relaxed_laneselect", "vvv:v", RELAXED_SIMD),
    I64X2_RELAXED_LANESELECT(0xFD_010C, "i64x2.relaxed_laneselect", "vvv:v", RELAXED_SIMD),
    F32X4_RELAXED_MIN(0xFD_010D, "f32x4.relaxed_min", "vv:v", RELAXED_SIMD),
    F32X4_RELAXED_MAX(0xFD_010E, "f32x4.relaxed_max", "vv:v", RELAXED_SIMD),
    F64X2_RELAXED_MIN(0xFD_010F, "f64x2.relaxed_min", "vv:v", RELAXED_SIMD),
    F64X2_RELAXED_MAX(0xFD_0110, "f64x2.relaxed_max", "vv:v", RELAXED_SIMD),
    I16X8_RELAXED_Q15MULR_S(0xFD_0111, "i16x8.relaxed_q15mulr_s", "vv:v", RELAXED_SIMD),
    I16X8_RELAXED_DOT_I8X16_I7X16_S(
            0xFD_0112, "i16x8.relaxed_dot_i8x16_i7x16_s", "vv:v", RELAXED_SIMD),
    I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(
            0xFD_0113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", "vvv:v", RELAXED_SIMD),
    // Atomic instructions (threads proposal).
    MEMORY_ATOMIC_NOTIFY(0xFE_0000, "memory.atomic.notify", "ai:i", 2, THREADS, ATOMIC_MEMARG),
    MEMORY_ATOMIC_WAIT32(0xFE_0001, "memory.atomic.wait32", "ail:i", 2, THREADS, ATOMIC_MEMARG),
    MEMORY_ATOMIC_WAIT64(0xFE_0002, "memory.atomic.wait64", "all:i", 3, THREADS, ATOMIC_MEMARG),
    ATOMIC_FENCE(0xFE_0003, "atomic.fence", "", THREADS, ORDER),
    I32_ATOMIC_LOAD(0xFE_0010, "i32.atomic.load", "a:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_LOAD(0xFE_0011, "i64.atomic.load", "a:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_LOAD8_U(0xFE_0012, "i32.atomic.load8_u", "a:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_LOAD16_U(0xFE_0013, "i32.atomic.load16_u", "a:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_LOAD8_U(0xFE_0014, "i64.atomic.load8_u", "a:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_LOAD16_U(0xFE_0015, "i64.atomic.load16_u", "a:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_LOAD32_U(0xFE_0016, "i64.atomic.load32_u", "a:l", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_STORE(0xFE_0017, "i32.atomic.store", "ai:", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_STORE(0xFE_0018, "i64.atomic.store", "al:", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_STORE8(0xFE_0019, "i32.atomic.store8", "ai:", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_STORE16(0xFE_001A, "i32.atomic.store16", "ai:", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_STORE8(0xFE_001B, "i64.atomic.store8", "al:", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_STORE16(0xFE_001C, "i64.atomic.store16", "al:", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_STORE32(0xFE_001D, "i64.atomic.store32", "al:", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW_ADD(0xFE_001E, "i32.atomic.rmw.add", "ai:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW_ADD(0xFE_001F, "i64.atomic.rmw.add", "al:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW8_ADD_U(0xFE_0020, "i32.atomic.rmw8.add_u", "ai:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW16_ADD_U(0xFE_0021, "i32.atomic.rmw16.add_u", "ai:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW8_ADD_U(0xFE_0022, "i64.atomic.rmw8.add_u", "al:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW16_ADD_U(0xFE_0023, "i64.atomic.rmw16.add_u", "al:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW32_ADD_U(0xFE_0024, "i64.atomic.rmw32.add_u", "al:l", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW_SUB(0xFE_0025, "i32.atomic.rmw.sub", "ai:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW_SUB(0xFE_0026, "i64.atomic.rmw.sub", "al:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW8_SUB_U(0xFE_0027, "i32.atomic.rmw8.sub_u", "ai:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW16_SUB_U(0xFE_0028, "i32.atomic.rmw16.sub_u", "ai:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW8_SUB_U(0xFE_0029, "i64.atomic.rmw8.sub_u", "al:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW16_SUB_U(0xFE_002A, "i64.atomic.rmw16.sub_u", "al:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW32_SUB_U(0xFE_002B, "i64.atomic.rmw32.sub_u", "al:l", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW_AND(0xFE_002C, "i32.atomic.rmw.and", "ai:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW_AND(0xFE_002D, "i64.atomic.rmw.and", "al:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW8_AND_U(0xFE_002E, "i32.atomic.rmw8.and_u", "ai:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW16_AND_U(0xFE_002F, "i32.atomic.rmw16.and_u", "ai:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW8_AND_U(0xFE_0030, "i64.atomic.rmw8.and_u", "al:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW16_AND_U(0xFE_0031, "i64.atomic.rmw16.and_u", "al:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW32_AND_U(0xFE_0032, "i64.atomic.rmw32.and_u", "al:l", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW_OR(0xFE_0033, "i32.atomic.rmw.or", "ai:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW_OR(0xFE_0034, "i64.atomic.rmw.or", "al:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW8_OR_U(0xFE_0035, "i32.atomic.rmw8.or_u", "ai:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW16_OR_U(0xFE_0036, "i32.atomic.rmw16.or_u", "ai:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW8_OR_U(0xFE_0037, "i64.atomic.rmw8.or_u", "al:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW16_OR_U(0xFE_0038, "i64.atomic.rmw16.or_u", "al:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW32_OR_U(0xFE_0039, "i64.atomic.rmw32.or_u", "al:l", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW_XOR(0xFE_003A, "i32.atomic.rmw.xor", "ai:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW_XOR(0xFE_003B, "i64.atomic.rmw.xor", "al:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW8_XOR_U(0xFE_003C, "i32.atomic.rmw8.xor_u", "ai:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW16_XOR_U(0xFE_003D, "i32.atomic.rmw16.xor_u", "ai:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW8_XOR_U(0xFE_003E, "i64.atomic.rmw8.xor_u", "al:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW16_XOR_U(0xFE_003F, "i64.atomic.rmw16.xor_u", "al:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW32_XOR_U(0xFE_0040, "i64.atomic.rmw32.xor_u", "al:l", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW_XCHG(0xFE_0041, "i32.atomic.rmw.xchg", "ai:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW_XCHG(0xFE_0042, "i64.atomic.rmw.xchg", "al:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW8_XCHG_U(0xFE_0043, "i32.atomic.rmw8.xchg_u", "ai:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW16_XCHG_U(
            0xFE_0044, "i32.atomic.rmw16.xchg_u", "ai:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW8_XCHG_U(0xFE_0045, "i64.atomic.rmw8.xchg_u", "al:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW16_XCHG_U(
            0xFE_0046, "i64.atomic.rmw16.xchg_u", "al:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW32_XCHG_U(
            0xFE_0047, "i64.atomic.rmw32.xchg_u", "al:l", 2, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW_CMPXCHG(0xFE_0048, "i32.atomic.rmw.cmpxchg", "aii:i", 2, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW_CMPXCHG(0xFE_0049, "i64.atomic.rmw.cmpxchg", "all:l", 3, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW8_CMPXCHG_U(
            0xFE_004A, "i32.atomic.rmw8.cmpxchg_u", "aii:i", 0, THREADS, ATOMIC_MEMARG),
    I32_ATOMIC_RMW16_CMPXCHG_U(
            0xFE_004B, "i32.atomic.rmw16.cmpxchg_u", "aii:i", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW8_CMPXCHG_U(
            0xFE_004C, "i64.atomic.rmw8.cmpxchg_u", "all:l", 0, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW16_CMPXCHG_U(
            0xFE_004D, "i64.atomic.rmw16.cmpxchg_u", "all:l", 1, THREADS, ATOMIC_MEMARG),
    I64_ATOMIC_RMW32_CMPXCHG_U(
            0xFE_004E, "i64.atomic.rmw32.cmpxchg_u", "all:l", 2, THREADS, ATOMIC_MEMARG);

    /** Marks of the table above; a class of their own because enum rows come first. */
    static final class Flags {
        private Flags() {}

        /** May stand in constant expressions. */
        static final int CONST = 1 << 30;

        /** The validator has a rule of its own. */
        static final String RULE = null;
    }

    /** The prefix bytes of instructions with a sub-opcode. */
    public static final int FIRST_PREFIX = 0xFB;

    /** The last prefix byte. */
    public static final int LAST_PREFIX = 0xFE;

    private final int code;
    private final boolean constant;
    private final String text;
    private final String typing;
    private final int widthLog2;
    private final Feature feature;
    private final List<Immediate> immediates;

    Opcode(int code, String text, String typing, Feature feature, Immediate... immediates) {
        this(code, text, typing, -1, feature, immediates);
    }

    Opcode(
            int code,
            String text,
            String typing,
            int widthLog2,
            Feature feature,
            Immediate... immediates) {
        this.code = code & ~Flags.CONST;
        this.constant = (code & Flags.CONST) != 0;
        this.text = text;
        this.typing = typing;
        this.widthLog2 = widthLog2;
        this.feature = feature;
        this.immediates = List.of(immediates);
    }

    /** The code: one byte, or prefix {@code << 16} and sub-opcode. */
    public int code() {
        return code;
    }

    /** The prefix byte, or 0. */
    public int prefix() {
        return code >>> 16;
    }

    /** Whether it may stand in a constant expression, as far as the instruction decides. */
    public boolean isConstant() {
        return constant;
    }

    /** The mnemonic. */
    public String text() {
        return text;
    }

    /** Operands and results, as described above, or null if the validator has its own rule. */
    public String typing() {
        return typing;
    }

    /** Binary logarithm of the bytes that it accesses in memory, or -1. */
    public int widthLog2() {
        return widthLog2;
    }

    /** The feature that it belongs to. */
    public Feature feature() {
        return feature;
    }

    /** Its immediates in the order of the binary format. */
    public List<Immediate> immediates() {
        return immediates;
    }

    /**
     * The instruction of a mnemonic, or null. Where two share one, the plain form: {@code select}
     * without types, {@code ref.test} and {@code ref.cast} without null.
     */
    public static Opcode byText(String text) {
        return ByText.MAP.get(text);
    }

    /** Made when the first text is parsed, not when the first opcode is used. */
    private static final class ByText {
        static final Map<String, Opcode> MAP = new HashMap<>();

        static {
            for (Opcode opcode : values()) {
                MAP.putIfAbsent(opcode.text, opcode);
            }
        }
    }
}
