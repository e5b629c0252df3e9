using System.Globalization;

namespace MarsNetCheck.Proxies;

/// <summary>The beginning of binary proxy settings.</summary>
/// <param name="Version">The version of the structure.</param>
/// <param name="Counter">How often it was changed.</param>
/// <param name="Flags">What is on: 1 direct (always), 2 manual proxy, 4 PAC script, 8 detection.</param>
internal sealed record BlobHeader(uint Version, uint Counter, uint Flags)
{
    private const uint DirectFlag = 1;
    private const uint ManualFlag = 2;
    private const uint PacFlag = 4;
    private const uint DetectFlag = 8;

    /// <summary>True if the proxies are on; Windows does not honour that without the flag for direct.</summary>
    public bool Manual => (Flags & (ManualFlag | DirectFlag)) == (ManualFlag | DirectFlag);

    /// <summary>True if the PAC script is on.</summary>
    public bool Pac => (Flags & PacFlag) != 0;

    /// <summary>True if detection is on.</summary>
    public bool Detect => (Flags & DetectFlag) != 0;

    /// <summary>For people: <c>version 0x46, counter 64, flags 0x0F (direct, manual, PAC, detection)</c>.</summary>
    public override string ToString()
    {
        (uint Flag, string Word)[] words = [(DirectFlag, "direct"), (ManualFlag, "manual"), (PacFlag, "PAC"), (DetectFlag, "detection")];
        var flags = Flags;
        var on = string.Join(", ", words.Where(w => (flags & w.Flag) != 0).Select(w => w.Word));
        return string.Create(CultureInfo.InvariantCulture, $"version 0x{Version:X2}, counter {Counter}, flags 0x{Flags:X2}{(on.Length == 0 ? "" : $" ({on})")}");
    }
}
