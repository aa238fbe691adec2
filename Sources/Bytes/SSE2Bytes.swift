#if arch(x86_64)
    public import CIntrinsics

    /// ``ByteLanes`` in the instructions that every processor of this kind has. The standard library's own vectors of sixteen bytes
    /// are compared in a loop by this compiler.
    public struct SSE2Bytes: ByteLanes {
        @usableFromInline let vector: SIMD2<Int64>

        @inlinable @inline(__always) init(vector: SIMD2<Int64>) { self.vector = vector }

        @inlinable @inline(__always) public init(_ words: SIMD2<UInt64>) {
            vector = SIMD2(truncatingIfNeeded: words)
        }

        @inlinable @inline(__always) public var words: SIMD2<UInt64> { SIMD2(truncatingIfNeeded: vector) }

        @inlinable @inline(__always) public var mask: UInt32 { UInt32(bitPattern: _mm_movemask_epi8(vector)) }

        @inlinable @inline(__always) public func equal(to byte: UInt8) -> Self {
            Self(vector: _mm_cmpeq_epi8(vector, Self.all(byte)))
        }

        @inlinable @inline(__always) public func below(_ limit: UInt8) -> Self {
            Self(vector: _mm_cmpeq_epi8(_mm_min_epu8(vector, Self.all(limit &- 1)), vector))
        }

        @inlinable @inline(__always) public var letters: Self {
            Self(vector: _mm_sub_epi8(_mm_or_si128(vector, Self.all(0x20)), Self.all(0x61))).below(26)
        }

        @inlinable @inline(__always) public func first(_ count: Int) -> Self {
            let places = _mm_set_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
            return Self(
                vector: _mm_and_si128(vector, _mm_cmpgt_epi8(Self.all(UInt8(truncatingIfNeeded: count)), places)))
        }

        @inlinable @inline(__always) public static func | (a: Self, b: Self) -> Self {
            Self(vector: _mm_or_si128(a.vector, b.vector))
        }

        @inlinable @inline(__always) public static func & (a: Self, b: Self) -> Self {
            Self(vector: _mm_and_si128(a.vector, b.vector))
        }

        @inlinable @inline(__always) static func all(_ byte: UInt8) -> SIMD2<Int64> {
            _mm_set1_epi8(Int8(bitPattern: byte))
        }
    }
#endif
