namespace MarsNetCheck.Registry;

/// <summary>The type of a registry value, numbered as Windows numbers it (winnt.h, <c>REG_…</c>).</summary>
internal enum RegistryValueType
{
    /// <summary>REG_NONE.</summary>
    None = 0,

    /// <summary>REG_SZ.</summary>
    Text = 1,

    /// <summary>REG_EXPAND_SZ.</summary>
    ExpandText = 2,

    /// <summary>REG_BINARY.</summary>
    Binary = 3,

    /// <summary>REG_DWORD.</summary>
    Dword = 4,

    /// <summary>REG_DWORD_BIG_ENDIAN.</summary>
    DwordBigEndian = 5,

    /// <summary>REG_LINK.</summary>
    Link = 6,

    /// <summary>REG_MULTI_SZ.</summary>
    MultiText = 7,

    /// <summary>REG_RESOURCE_LIST.</summary>
    ResourceList = 8,

    /// <summary>REG_FULL_RESOURCE_DESCRIPTOR.</summary>
    FullResourceDescriptor = 9,

    /// <summary>REG_RESOURCE_REQUIREMENTS_LIST.</summary>
    ResourceRequirementsList = 10,

    /// <summary>REG_QWORD.</summary>
    Qword = 11,

    /// <summary>A type that Windows does not name.</summary>
    Other = -1,
}
