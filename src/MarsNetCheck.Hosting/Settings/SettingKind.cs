namespace MarsNetCheck.Hosting.Settings;

/// <summary>What a setting takes.</summary>
internal enum SettingKind
{
    /// <summary>A text; an empty one counts as none.</summary>
    Text,

    /// <summary>Texts, each at its index.</summary>
    Texts,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A length of time; see <see cref="DurationText"/>.</summary>
    Duration,

    /// <summary>A <see cref="Duration"/>, or none: nothing, or <see cref="DurationText.Never"/>.</summary>
    DurationOrNone,
}
