// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

/**
 * The alphabet of the internal code: what {@link Lowering} makes of a body and the interpreter
 * runs. Operands are frame slots, so that locals and constants need no instructions of their own.
 *
 * <p>An instruction is its number and its operands, one {@code int} each. {@link #LAYOUT} says what
 * they are, a letter each: {@code d} destination slot, {@code s} slot, {@code i} number or index,
 * {@code L} a 64-bit number (two ints, low first), {@code l} target, {@code p} branch profile,
 * {@code k} kind, {@code f} flags, {@code c} code of the near form, {@code t} tag, {@code o} vector
 * instruction and lane ({@link FunctionCode#LANE_SHIFT}). Of variable length: {@code T} count and
 * targets (and if there are more than {@link FunctionCode#LARGE_TABLE}, once more each different
 * one after their number), {@code V} count and values, {@code C} a call.
 */
public final class Code {
    private Code() {}

    // Numeric instructions, in the order of the instruction table: destination, then operands.
    public static final int I32_EQZ = 0;
    public static final int I32_EQ = 1;
    public static final int I32_NE = 2;
    public static final int I32_LT_S = 3;
    public static final int I32_LT_U = 4;
    public static final int I32_GT_S = 5;
    public static final int I32_GT_U = 6;
    public static final int I32_LE_S = 7;
    public static final int I32_LE_U = 8;
    public static final int I32_GE_S = 9;
    public static final int I32_GE_U = 10;
    public static final int I64_EQZ = 11;
    public static final int I64_EQ = 12;
    public static final int I64_NE = 13;
    public static final int I64_LT_S = 14;
    public static final int I64_LT_U = 15;
    public static final int I64_GT_S = 16;
    public static final int I64_GT_U = 17;
    public static final int I64_LE_S = 18;
    public static final int I64_LE_U = 19;
    public static final int I64_GE_S = 20;
    public static final int I64_GE_U = 21;
    public static final int F32_EQ = 22;
    public static final int F32_NE = 23;
    public static final int F32_LT = 24;
    public static final int F32_GT = 25;
    public static final int F32_LE = 26;
    public static final int F32_GE = 27;
    public static final int F64_EQ = 28;
    public static final int F64_NE = 29;
    public static final int F64_LT = 30;
    public static final int F64_GT = 31;
    public static final int F64_LE = 32;
    public static final int F64_GE = 33;
    public static final int I32_CLZ = 34;
    public static final int I32_CTZ = 35;
    public static final int I32_POPCNT = 36;
    public static final int I32_ADD = 37;
    public static final int I32_SUB = 38;
    public static final int I32_MUL = 39;
    public static final int I32_DIV_S = 40;
    public static final int I32_DIV_U = 41;
    public static final int I32_REM_S = 42;
    public static final int I32_REM_U = 43;
    public static final int I32_AND = 44;
    public static final int I32_OR = 45;
    public static final int I32_XOR = 46;
    public static final int I32_SHL = 47;
    public static final int I32_SHR_S = 48;
    public static final int I32_SHR_U = 49;
    public static final int I32_ROTL = 50;
    public static final int I32_ROTR = 51;
    public static final int I64_CLZ = 52;
    public static final int I64_CTZ = 53;
    public static final int I64_POPCNT = 54;
    public static final int I64_ADD = 55;
    public static final int I64_SUB = 56;
    public static final int I64_MUL = 57;
    public static final int I64_DIV_S = 58;
    public static final int I64_DIV_U = 59;
    public static final int I64_REM_S = 60;
    public static final int I64_REM_U = 61;
    public static final int I64_AND = 62;
    public static final int I64_OR = 63;
    public static final int I64_XOR = 64;
    public static final int I64_SHL = 65;
    public static final int I64_SHR_S = 66;
    public static final int I64_SHR_U = 67;
    public static final int I64_ROTL = 68;
    public static final int I64_ROTR = 69;
    public static final int F32_ABS = 70;
    public static final int F32_NEG = 71;
    public static final int F32_CEIL = 72;
    public static final int F32_FLOOR = 73;
    public static final int F32_TRUNC = 74;
    public static final int F32_NEAREST = 75;
    public static final int F32_SQRT = 76;
    public static final int F32_ADD = 77;
    public static final int F32_SUB = 78;
    public static final int F32_MUL = 79;
    public static final int F32_DIV = 80;
    public static final int F32_MIN = 81;
    public static final int F32_MAX = 82;
    public static final int F32_COPYSIGN = 83;
    public static final int F64_ABS = 84;
    public static final int F64_NEG = 85;
    public static final int F64_CEIL = 86;
    public static final int F64_FLOOR = 87;
    public static final int F64_TRUNC = 88;
    public static final int F64_NEAREST = 89;
    public static final int F64_SQRT = 90;
    public static final int F64_ADD = 91;
    public static final int F64_SUB = 92;
    public static final int F64_MUL = 93;
    public static final int F64_DIV = 94;
    public static final int F64_MIN = 95;
    public static final int F64_MAX = 96;
    public static final int F64_COPYSIGN = 97;
    public static final int I32_WRAP_I64 = 98;
    public static final int I32_TRUNC_F32_S = 99;
    public static final int I32_TRUNC_F32_U = 100;
    public static final int I32_TRUNC_F64_S = 101;
    public static final int I32_TRUNC_F64_U = 102;
    public static final int I64_EXTEND_I32_S = 103;
    public static final int I64_EXTEND_I32_U = 104;
    public static final int I64_TRUNC_F32_S = 105;
    public static final int I64_TRUNC_F32_U = 106;
    public static final int I64_TRUNC_F64_S = 107;
    public static final int I64_TRUNC_F64_U = 108;
    public static final int F32_CONVERT_I32_S = 109;
    public static final int F32_CONVERT_I32_U = 110;
    public static final int F32_CONVERT_I64_S = 111;
    public static final int F32_CONVERT_I64_U = 112;
    public static final int F32_DEMOTE_F64 = 113;
    public static final int F64_CONVERT_I32_S = 114;
    public static final int F64_CONVERT_I32_U = 115;
    public static final int F64_CONVERT_I64_S = 116;
    public static final int F64_CONVERT_I64_U = 117;
    public static final int F64_PROMOTE_F32 = 118;
    public static final int I32_REINTERPRET_F32 = 119;
    public static final int I64_REINTERPRET_F64 = 120;
    public static final int F32_REINTERPRET_I32 = 121;
    public static final int F64_REINTERPRET_I64 = 122;
    public static final int I32_EXTEND8_S = 123;
    public static final int I32_EXTEND16_S = 124;
    public static final int I64_EXTEND8_S = 125;
    public static final int I64_EXTEND16_S = 126;
    public static final int I64_EXTEND32_S = 127;
    // Loads from the first memory with 32-bit addresses: destination, address, offset.
    public static final int I32_LOAD = 128;
    public static final int I64_LOAD = 129;
    public static final int F32_LOAD = 130;
    public static final int F64_LOAD = 131;
    public static final int I32_LOAD8_S = 132;
    public static final int I32_LOAD8_U = 133;
    public static final int I32_LOAD16_S = 134;
    public static final int I32_LOAD16_U = 135;
    public static final int I64_LOAD8_S = 136;
    public static final int I64_LOAD8_U = 137;
    public static final int I64_LOAD16_S = 138;
    public static final int I64_LOAD16_U = 139;
    public static final int I64_LOAD32_S = 140;
    public static final int I64_LOAD32_U = 141;
    // Stores to it: address, value, offset.
    public static final int I32_STORE = 142;
    public static final int I64_STORE = 143;
    public static final int F32_STORE = 144;
    public static final int F64_STORE = 145;
    public static final int I32_STORE8 = 146;
    public static final int I32_STORE16 = 147;
    public static final int I64_STORE8 = 148;
    public static final int I64_STORE16 = 149;
    public static final int I64_STORE32 = 150;
    // Arithmetic with a constant: destination, operand, number.
    public static final int I32_EQ_IMM = 151;
    public static final int I32_NE_IMM = 152;
    public static final int I32_LT_S_IMM = 153;
    public static final int I32_LT_U_IMM = 154;
    public static final int I32_GT_S_IMM = 155;
    public static final int I32_GT_U_IMM = 156;
    public static final int I32_LE_S_IMM = 157;
    public static final int I32_LE_U_IMM = 158;
    public static final int I32_GE_S_IMM = 159;
    public static final int I32_GE_U_IMM = 160;
    public static final int I32_ADD_IMM = 161;
    public static final int I32_MUL_IMM = 162;
    public static final int I32_AND_IMM = 163;
    public static final int I32_OR_IMM = 164;
    public static final int I32_XOR_IMM = 165;
    public static final int I32_SHL_IMM = 166;
    public static final int I32_SHR_S_IMM = 167;
    public static final int I32_SHR_U_IMM = 168;
    public static final int I64_EQ_IMM = 169;
    public static final int I64_NE_IMM = 170;
    public static final int I64_LT_S_IMM = 171;
    public static final int I64_LT_U_IMM = 172;
    public static final int I64_GT_S_IMM = 173;
    public static final int I64_GT_U_IMM = 174;
    public static final int I64_LE_S_IMM = 175;
    public static final int I64_LE_U_IMM = 176;
    public static final int I64_GE_S_IMM = 177;
    public static final int I64_GE_U_IMM = 178;
    public static final int I64_ADD_IMM = 179;
    public static final int I64_MUL_IMM = 180;
    public static final int I64_AND_IMM = 181;
    public static final int I64_OR_IMM = 182;
    public static final int I64_XOR_IMM = 183;
    public static final int I64_SHL_IMM = 184;
    public static final int I64_SHR_S_IMM = 185;
    public static final int I64_SHR_U_IMM = 186;
    // Branches on a comparison: operands, target, profile.
    public static final int BR_I32_EQ = 187;
    public static final int BR_I32_NE = 188;
    public static final int BR_I32_LT_S = 189;
    public static final int BR_I32_LT_U = 190;
    public static final int BR_I32_GT_S = 191;
    public static final int BR_I32_GT_U = 192;
    public static final int BR_I32_LE_S = 193;
    public static final int BR_I32_LE_U = 194;
    public static final int BR_I32_GE_S = 195;
    public static final int BR_I32_GE_U = 196;
    public static final int BR_I64_EQ = 197;
    public static final int BR_I64_NE = 198;
    public static final int BR_I64_LT_S = 199;
    public static final int BR_I64_LT_U = 200;
    public static final int BR_I64_GT_S = 201;
    public static final int BR_I64_GT_U = 202;
    public static final int BR_I64_LE_S = 203;
    public static final int BR_I64_LE_U = 204;
    public static final int BR_I64_GE_S = 205;
    public static final int BR_I64_GE_U = 206;
    public static final int BR_I32_EQ_IMM = 207;
    public static final int BR_I32_NE_IMM = 208;
    public static final int BR_I32_LT_S_IMM = 209;
    public static final int BR_I32_LT_U_IMM = 210;
    public static final int BR_I32_GT_S_IMM = 211;
    public static final int BR_I32_GT_U_IMM = 212;
    public static final int BR_I32_LE_S_IMM = 213;
    public static final int BR_I32_LE_U_IMM = 214;
    public static final int BR_I32_GE_S_IMM = 215;
    public static final int BR_I32_GE_U_IMM = 216;
    public static final int BR_I64_EQ_IMM = 217;
    public static final int BR_I64_NE_IMM = 218;
    public static final int BR_I64_LT_S_IMM = 219;
    public static final int BR_I64_LT_U_IMM = 220;
    public static final int BR_I64_GT_S_IMM = 221;
    public static final int BR_I64_GT_U_IMM = 222;
    public static final int BR_I64_LE_S_IMM = 223;
    public static final int BR_I64_LE_U_IMM = 224;
    public static final int BR_I64_GE_S_IMM = 225;
    public static final int BR_I64_GE_U_IMM = 226;
    // Other control.
    public static final int BR_ON_NULL = 227;
    public static final int BR_ON_NON_NULL = 228;
    public static final int BR_ON_CAST = 229;
    public static final int BR = 230;
    public static final int BR_TABLE = 231;
    public static final int UNREACHABLE = 232;
    public static final int RETURN = 233;
    public static final int RETURN_I32 = 234;
    public static final int RETURN_I64 = 235;
    public static final int RETURN_F32 = 236;
    public static final int RETURN_F64 = 237;
    public static final int RETURN_REF = 238;
    public static final int RETURN_MANY = 239;
    // Calls: destination, counts of arguments and results, call site, two indices, a slot,
    // arguments, results.
    public static final int CALL = 240;
    public static final int CALL_IMPORT = 241;
    public static final int CALL_INDIRECT = 242;
    public static final int CALL_REF = 243;
    public static final int RETURN_CALL = 244;
    public static final int RETURN_CALL_IMPORT = 245;
    public static final int RETURN_CALL_INDIRECT = 246;
    public static final int RETURN_CALL_REF = 247;
    // Moves and constants: destination first.
    public static final int COPY = 248;
    public static final int COPY_REF = 249;
    public static final int CONST_I32 = 250;
    public static final int CONST_I64 = 251;
    public static final int CONST_F32 = 252;
    public static final int CONST_F64 = 253;
    public static final int REF_NULL = 254;
    public static final int SELECT = 255;
    public static final int SELECT_REF = 256;
    public static final int GLOBAL_GET_I32 = 257;
    public static final int GLOBAL_SET_I32 = 258;
    // Rarer instructions, which a second switch handles.
    public static final int GLOBAL_GET = 259;
    public static final int GLOBAL_SET = 260;
    public static final int LOAD_FAR = 261;
    public static final int STORE_FAR = 262;
    public static final int I32_TRUNC_SAT_F32_S = 263;
    public static final int I32_TRUNC_SAT_F32_U = 264;
    public static final int I32_TRUNC_SAT_F64_S = 265;
    public static final int I32_TRUNC_SAT_F64_U = 266;
    public static final int I64_TRUNC_SAT_F32_S = 267;
    public static final int I64_TRUNC_SAT_F32_U = 268;
    public static final int I64_TRUNC_SAT_F64_S = 269;
    public static final int I64_TRUNC_SAT_F64_U = 270;
    public static final int I64_ADD128 = 271;
    public static final int I64_SUB128 = 272;
    public static final int I64_MUL_WIDE_S = 273;
    public static final int I64_MUL_WIDE_U = 274;
    public static final int MEMORY_SIZE = 275;
    public static final int MEMORY_GROW = 276;
    public static final int MEMORY_FILL = 277;
    public static final int MEMORY_COPY = 278;
    public static final int MEMORY_INIT = 279;
    public static final int DATA_DROP = 280;
    public static final int TABLE_GET = 281;
    public static final int TABLE_SET = 282;
    public static final int TABLE_SIZE = 283;
    public static final int TABLE_GROW = 284;
    public static final int TABLE_FILL = 285;
    public static final int TABLE_COPY = 286;
    public static final int TABLE_INIT = 287;
    public static final int ELEM_DROP = 288;
    public static final int REF_FUNC = 289;
    public static final int REF_IS_NULL = 290;
    public static final int REF_EQ = 291;
    public static final int REF_AS_NON_NULL = 292;
    public static final int THROW = 293;
    public static final int THROW_REF = 294;
    // Structures, where one of several codes is that of the field's kind: type, field at the end.
    public static final int STRUCT_NEW = 295;
    public static final int STRUCT_NEW_DEFAULT = 296;
    public static final int STRUCT_GET_I32 = 297;
    public static final int STRUCT_GET_I64 = 298;
    public static final int STRUCT_GET_F32 = 299;
    public static final int STRUCT_GET_F64 = 300;
    public static final int STRUCT_GET_REF = 301;
    public static final int STRUCT_GET_V128 = 302;
    public static final int STRUCT_SET_I32 = 303;
    public static final int STRUCT_SET_I64 = 304;
    public static final int STRUCT_SET_F32 = 305;
    public static final int STRUCT_SET_F64 = 306;
    public static final int STRUCT_SET_REF = 307;
    public static final int STRUCT_SET_V128 = 308;
    // Arrays, where one of several codes is that of the element's kind.
    public static final int ARRAY_NEW = 309;
    public static final int ARRAY_NEW_DEFAULT = 310;
    public static final int ARRAY_NEW_FIXED = 311;
    public static final int ARRAY_NEW_DATA = 312;
    public static final int ARRAY_NEW_ELEM = 313;
    public static final int ARRAY_GET_I32 = 314;
    public static final int ARRAY_GET_I64 = 315;
    public static final int ARRAY_GET_F32 = 316;
    public static final int ARRAY_GET_F64 = 317;
    public static final int ARRAY_GET_REF = 318;
    public static final int ARRAY_GET_V128 = 319;
    public static final int ARRAY_GET_I8 = 320;
    public static final int ARRAY_GET_I16 = 321;
    public static final int ARRAY_SET_I32 = 322;
    public static final int ARRAY_SET_I64 = 323;
    public static final int ARRAY_SET_F32 = 324;
    public static final int ARRAY_SET_F64 = 325;
    public static final int ARRAY_SET_REF = 326;
    public static final int ARRAY_SET_V128 = 327;
    public static final int ARRAY_SET_I8 = 328;
    public static final int ARRAY_SET_I16 = 329;
    public static final int ARRAY_LEN = 330;
    public static final int ARRAY_FILL = 331;
    public static final int ARRAY_COPY = 332;
    public static final int ARRAY_INIT_DATA = 333;
    public static final int ARRAY_INIT_ELEM = 334;
    // Tests and casts of references: destination, reference, TypeTest. Small integers.
    public static final int REF_TEST = 335;
    public static final int REF_CAST = 336;
    public static final int REF_I31 = 337;
    public static final int I31_GET_S = 338;
    public static final int I31_GET_U = 339;
    // Vectors: slots, then the instruction, the sign bits of the lanes in a half. Accesses to
    // memory
    // are like the far ones.
    public static final int VECTOR_CONST = 340;
    public static final int VECTOR_SPLAT = 341;
    public static final int VECTOR_EXTRACT_LANE = 342;
    public static final int VECTOR_REPLACE_LANE = 343;
    public static final int VECTOR_TEST = 344;
    public static final int VECTOR_SHIFT = 345;
    public static final int VECTOR_UNARY = 346;
    public static final int VECTOR_BINARY = 347;
    public static final int VECTOR_TERNARY = 348;
    public static final int VECTOR_SHUFFLE = 349;
    public static final int VECTOR_LOAD = 350;
    public static final int VECTOR_LOAD_LANE = 351;
    public static final int VECTOR_STORE = 352;

    // Atomic accesses are like the far ones, with what they do in the flags: see AtomicLowering.
    public static final int ATOMIC_LOAD = 353;
    public static final int ATOMIC_STORE = 354;
    public static final int ATOMIC_UPDATE = 355;
    public static final int ATOMIC_EXCHANGE = 356;
    public static final int ATOMIC_WAIT = 357;
    public static final int ATOMIC_NOTIFY = 358;
    public static final int ATOMIC_FENCE = 359;

    // What counts work, where it is limited: units; or the length of a range, its kind, and the
    // elements for one unit as a binary logarithm. See FuelMeter.
    public static final int USE_FUEL = 360;
    public static final int USE_FUEL_FOR = 361;

    /** Number of codes. */
    public static final int COUNT = 362;

    /** The first code of the second switch. */
    public static final int FIRST_RARE = GLOBAL_GET;

    /** Operands of each code, as described above. */
    public static final String[] LAYOUT = {
        "ds", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "ds", "dss",
        "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss",
        "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "ds", "ds", "ds", "dss", "dss",
        "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss",
        "ds", "ds", "ds", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss",
        "dss", "dss", "dss", "dss", "dss", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "dss", "dss",
        "dss", "dss", "dss", "dss", "dss", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "dss", "dss",
        "dss", "dss", "dss", "dss", "dss", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds",
        "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ds",
        "ds", "ds", "ds", "ds", "ds", "ds", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi",
        "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "ssi", "ssi", "ssi", "ssi", "ssi", "ssi", "ssi",
        "ssi", "ssi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi",
        "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi",
        "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "dsi", "sslp",
        "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "sslp",
        "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "sslp", "silp", "silp", "silp",
        "silp", "silp", "silp", "silp", "silp", "silp", "silp", "silp", "silp", "silp", "silp",
        "silp", "silp", "silp", "silp", "silp", "silp", "silp", "silp", "silp", "l", "sT", "", "",
        "s", "s", "s", "s", "s", "V", "C", "C", "C", "C", "C", "C", "C", "C", "dsk", "dsk", "di",
        "dL", "di", "dL", "d", "dsssk", "dsssk", "di", "si", "dik", "sik", "dsifLc", "ssifLc", "ds",
        "ds", "ds", "ds", "ds", "ds", "ds", "ds", "ddssss", "ddssss", "ddss", "ddss", "dif", "dsif",
        "sssif", "sssiif", "sssiif", "i", "dsif", "ssif", "dif", "dssif", "sssif", "sssiif",
        "sssiif", "i", "di", "ds", "dss", "ds", "tV", "s", "diV", "di", "dsii", "dsii", "dsii",
        "dsii", "dsii", "dsii", "ssii", "ssii", "ssii", "ssii", "ssii", "ssii", "dissk", "disk",
        "dikV", "dissik", "dissik", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "dss", "sss",
        "sss", "sss", "sss", "sss", "sss", "sss", "sss", "ds", "ssssk", "sssss", "ssssi", "ssssi",
        "dsi", "dsi", "ds", "ds", "ds", "dLL", "dsoL", "dsoL", "dssoL", "dsoL", "dssoL", "dsoL",
        "dssoL", "dsssoL", "dssLL", "dsifLo", "dsifLos", "ssifLo", "dsifL", "ssifL", "dssifL",
        "dsssifL", "dsssifL", "dssifL", "", "i", "ski",
    };

    /** How long the instructions of an opcode are, or 0 if that differs. */
    private static final byte[] SIZE = new byte[LAYOUT.length];

    static {
        for (int op = 0; op < SIZE.length; op++) {
            String layout = LAYOUT[op];
            boolean fixed = layout.indexOf('T') < 0 && layout.indexOf('V') < 0;
            if (fixed && layout.indexOf('C') < 0) {
                int longs = 0;
                for (int i = 0; i < layout.length(); i++) {
                    longs += layout.charAt(i) == 'L' ? 1 : 0;
                }
                SIZE[op] = (byte) (1 + layout.length() + longs);
            }
        }
    }

    /** The position behind the instruction at a position. */
    public static int next(int[] code, int pc) {
        int size = SIZE[code[pc]];
        return size > 0 ? pc + size : behindVariable(code, pc);
    }

    private static int behindVariable(int[] code, int pc) {
        String layout = LAYOUT[code[pc]];
        int at = pc + 1;
        for (int i = 0; i < layout.length(); i++) {
            at =
                    switch (layout.charAt(i)) {
                        case 'L' -> at + 2;
                        case 'T' -> behindTable(code, at);
                        case 'V' -> at + 1 + code[at];
                        case 'C' -> at + CALL_HEAD + code[at + 1] + code[at + 2];
                        default -> at + 1;
                    };
        }
        return at;
    }

    private static int behindTable(int[] code, int at) {
        int targets = at + 2 + code[at];
        return code[at] > FunctionCode.LARGE_TABLE ? targets + 1 + code[targets] : targets;
    }

    /** Operands of a call before its arguments: see there. */
    private static final int CALL_HEAD = 7;
}
