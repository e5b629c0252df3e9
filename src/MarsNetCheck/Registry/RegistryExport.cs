namespace MarsNetCheck.Registry;

/// <summary>
/// The export of a Windows registry (<c>reg export</c>, a <c>.reg</c> file), which stands in for the registry of the machine that it comes from.
/// Several exports in one file are one registry: what stands later overrides what stands earlier.
/// </summary>
public sealed class RegistryExport : IRegistry
{
    /// <summary>The largest export that is read: 64 MiB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const string System = RegistryPath.Users + @"\" + RegistryPath.SystemSid + @"\Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    private const string Policy = RegistryPath.LocalMachine + @"\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings";

    private readonly RegistryNode _root;

    internal RegistryExport(RegistryNode root) => _root = root;

    /// <summary>Loads an export of a machine's proxy settings from a file. Without those of SYSTEM it would tell nothing of MARS, and silence be taken for "no proxy".</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="RegistryExportException">
    /// The file cannot be read, is larger than <see cref="MaxBytes"/>, is no export, has errors (all of them are listed), or holds neither the settings of the
    /// SYSTEM account nor the policy by which those of the machine count.
    /// </exception>
    public static RegistryExport Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var export = Parse(ReadFile(path), path);
        return export.HoldsSettings ? export : throw new RegistryExportException(path, [new RegistryExportError { Problem = $"does not hold the settings of the SYSTEM account, which MARS runs as ({System})", Mend = "export that key, too, as docs/registry-export.md shows" }]);
    }

    /// <summary>Reads an export from the bytes of a file: UTF-16, UTF-8 or Windows-1252, in format 5.00 or REGEDIT4.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">How errors name the file.</param>
    /// <exception cref="RegistryExportException">The export has errors; all of them are listed.</exception>
    public static RegistryExport Parse(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new RegistryExportReader(name).Read(bytes.Span);
    }

    private bool HoldsSettings
    {
        get
        {
            IRegistry registry = this;
            return registry.Read(System).State == RegistryKeyState.Found || registry.Read(Policy).Find("ProxySettingsPerUser")?.Dword == 0;
        }
    }

    /// <inheritdoc/>
    RegistryKey IRegistry.Read(string path)
    {
        RegistryNode? node = _root;
        foreach (var part in RegistryPath.Parts(path) ?? [path])
            node = node?.Find(part);
        return node?.ToKey() ?? RegistryKey.Absent;
    }

    private static ReadOnlyMemory<byte> ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var content = new MemoryStream();
            var part = new byte[64 * 1024];
            for (var read = stream.Read(part); read > 0 && content.Length <= MaxBytes; read = stream.Read(part))
                content.Write(part, 0, read);
            return content.GetBuffer().AsMemory(0, (int)content.Length);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var problem = unreadable is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new RegistryExportException(path, [new RegistryExportError { Problem = problem, Mend = "name a registry export that this account may read" }]);
        }
    }
}
