using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace MarsNetCheck.Registry;

/// <summary>One registry value. Each reading of it is null when the value is of another type.</summary>
internal sealed record RegistryValue
{
    /// <summary>The type that Windows stores with it.</summary>
    public required RegistryValueType Type { get; init; }

    /// <summary>The text of REG_SZ or REG_EXPAND_SZ up to its first NUL, variables not expanded.</summary>
    public string? Text { get; private init; }

    /// <summary>The number of REG_DWORD.</summary>
    public uint? Dword { get; private init; }

    /// <summary>The bytes of REG_BINARY.</summary>
    public ImmutableArray<byte>? Bytes { get; private init; }

    /// <summary>The texts of REG_MULTI_SZ.</summary>
    public ImmutableArray<string>? Texts { get; private init; }

    /// <summary>A text; Windows programs read it up to its first NUL.</summary>
    public static RegistryValue OfText(string text, RegistryValueType type = RegistryValueType.Text) => new() { Type = type, Text = text.Split('\0', 2)[0] };

    /// <summary>Several texts.</summary>
    public static RegistryValue OfTexts(ImmutableArray<string> texts) => new() { Type = RegistryValueType.MultiText, Texts = texts };

    /// <summary>A number.</summary>
    public static RegistryValue OfDword(uint number) => new() { Type = RegistryValueType.Dword, Dword = number };

    /// <summary>Bytes.</summary>
    public static RegistryValue OfBytes(ImmutableArray<byte> bytes) => new() { Type = RegistryValueType.Binary, Bytes = bytes };

    /// <summary>A value that nothing here has a reading for.</summary>
    public static RegistryValue OfType(RegistryValueType type) => new() { Type = type };

    /// <summary>A value as the registry stores it; <paramref name="encoding"/> is that of its texts.</summary>
    public static RegistryValue OfStored(RegistryValueType type, ReadOnlySpan<byte> bytes, Encoding encoding) => type switch
    {
        RegistryValueType.Text or RegistryValueType.ExpandText => OfText(encoding.GetString(bytes), type),
        RegistryValueType.MultiText => OfTexts([.. encoding.GetString(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries)]),
        RegistryValueType.Binary => OfBytes([.. bytes]),
        RegistryValueType.Dword when bytes.Length == sizeof(uint) => OfDword(BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
        _ => OfType(type),
    };
}
