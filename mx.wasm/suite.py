# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0
#
# An mx suite, for those who build languages with mx (https://github.com/graalvm/mx): "mx build" from
# the root of the repository. Maven is what Trifola itself is built with; the test SuiteTest compares
# this file with the poms. It is data only: one literal, without expressions.

suite = {
    "name": "wasm",
    "mxversion": "7.55.2",
    "version": "0.1.0-SNAPSHOT",
    "groupId": "org.trifola",
    "defaultLicense": "Apache-2.0",
    "libraries": {
        "TRUFFLE_API": {
            "maven": {
                "groupId": "org.graalvm.truffle",
                "artifactId": "truffle-api",
                "version": "25.0.2",
            },
            "digest": "sha512:61d2c84a63e3af88fb250a057f3e386f48c37ced0ad50bd156a2fadb84cfaaac14ef51b6c7fbc883a3a39f73048c22d588bab85bdc4c202cc5d83d0f49b64a8f",
            "dependencies": ["POLYGLOT"],
        },
        "TRUFFLE_DSL_PROCESSOR": {
            "maven": {
                "groupId": "org.graalvm.truffle",
                "artifactId": "truffle-dsl-processor",
                "version": "25.0.1",
            },
            "digest": "sha512:ca922b28574fd3e77dfe27303147c077090992b9b8c455c2286e4a9b413967fd2a3505a628c0943c58ffc25233fc1e49a9a6abeee3746cce2feaeeff92c60718",
        },
        "POLYGLOT": {
            "maven": {
                "groupId": "org.graalvm.polyglot",
                "artifactId": "polyglot",
                "version": "25.0.2",
            },
            "digest": "sha512:0600b82cf69375b8b0c584bd1fb46e5b5d17e74ba126056eccabe9fdc08149522865e52d27ff474fbc7ba2589e213f74a252255bc2d9039c1654d2726387f8e3",
            "dependencies": ["COLLECTIONS", "NATIVEIMAGE"],
        },
        "COLLECTIONS": {
            "maven": {
                "groupId": "org.graalvm.sdk",
                "artifactId": "collections",
                "version": "25.0.2",
            },
            "digest": "sha512:fdeb595284e40979e4800783a35606ef95f820419f4f9952dd6a711166bce5eb263fde2a0f155b81ccdf5de7a9fd9e08b2776a2f5928efef0f5779cd9ae0e0f5",
        },
        "NATIVEIMAGE": {
            "maven": {
                "groupId": "org.graalvm.sdk",
                "artifactId": "nativeimage",
                "version": "25.0.2",
            },
            "digest": "sha512:f4dd0384aa7f041aa87727179627a5f40332ac20982c51a02abb790e749371562ed8e0d57181b8887bf472e2cfe09df882608f970e0f84c41b9fd8f3455f393e",
            "dependencies": ["WORD"],
        },
        "WORD": {
            "maven": {
                "groupId": "org.graalvm.sdk",
                "artifactId": "word",
                "version": "25.0.2",
            },
            "digest": "sha512:9d591ce308468941753fe9931679996fa33441710e5d1e510a2c44abdb1135a82f327299182bf18087abbb45f156fc669845decf7a320159f0bde3c03281c8f3",
        },
        "PICOCLI": {
            "maven": {
                "groupId": "info.picocli",
                "artifactId": "picocli",
                "version": "4.7.7",
            },
            "digest": "sha512:125a8d5cf9dac7f2d67ac82e281d47aab4f15643b4dd5e09199dd5048e385fa74f7f287ebd1162c9f23c488e0d616f1e46591015fe5319c6ad796cc4beddfff6",
        },
    },
    "projects": {
        "org.trifola.wasm": {
            "dir": "language",
            "sourceDirs": ["src/main/java"],
            "dependencies": ["TRUFFLE_API", "POLYGLOT"],
            "annotationProcessors": ["TRUFFLE_DSL_PROCESSOR"],
            "javaCompliance": "25+",
            "checkPackagePrefix": "false",
        },
        "org.trifola.wasi": {
            "dir": "wasi",
            "sourceDirs": ["src/main/java", "src/main/resources"],
            "dependencies": ["org.trifola.wasm"],
            "requires": ["java.management"],
            "javaCompliance": "25+",
            "checkPackagePrefix": "false",
        },
        "org.trifola.emscripten": {
            "dir": "emscripten",
            "sourceDirs": ["src/main/java"],
            "dependencies": ["org.trifola.wasm"],
            "javaCompliance": "25+",
            "checkPackagePrefix": "false",
        },
        "org.trifola.launcher": {
            "dir": "launcher",
            "sourceDirs": ["src/main/java"],
            "dependencies": [
                "org.trifola.wasm",
                "org.trifola.wasi",
                "org.trifola.emscripten",
                "PICOCLI",
            ],
            "javaCompliance": "25+",
            "checkPackagePrefix": "false",
        },
        "org.trifola.benchmarks": {
            "dir": "benchmarks",
            "sourceDirs": ["src/main/java"],
            "dependencies": ["POLYGLOT"],
            "javaCompliance": "25+",
            "checkPackagePrefix": "false",
        },
    },
    "distributions": {
        "WASM": {
            "dependencies": ["org.trifola.wasm"],
            "exclude": ["TRUFFLE_API", "POLYGLOT"],
            "maven": {
                "groupId": "org.trifola",
                "artifactId": "trifola-language",
            },
        },
        "WASM_WASI": {
            "dependencies": ["org.trifola.wasi"],
            "distDependencies": ["WASM"],
            "maven": {
                "groupId": "org.trifola",
                "artifactId": "trifola-wasi",
            },
        },
        "WASM_EMSCRIPTEN": {
            "dependencies": ["org.trifola.emscripten"],
            "distDependencies": ["WASM"],
            "maven": {
                "groupId": "org.trifola",
                "artifactId": "trifola-emscripten",
            },
        },
        "WASM_LAUNCHER": {
            "dependencies": ["org.trifola.launcher"],
            "distDependencies": ["WASM", "WASM_WASI", "WASM_EMSCRIPTEN"],
            "exclude": ["PICOCLI"],
            "maven": {
                "groupId": "org.trifola",
                "artifactId": "trifola-launcher",
            },
        },
        "WASM_BENCHMARKS": {
            "dependencies": ["org.trifola.benchmarks"],
            "exclude": ["POLYGLOT"],
            "maven": {
                "groupId": "org.trifola",
                "artifactId": "trifola-benchmarks",
            },
        },
    },
}
