using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>Everything that the Azure Backup agent must reach, for every cloud and every edition of the documented list. Immutable.</summary>
public sealed class EndpointCatalog
{
    /// <summary>The newest <c>schemaVersion</c> of a catalog file that is understood.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The size in bytes above which a catalog file is refused: 4 MiB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The name of the catalog that is built in.</summary>
    public const string EmbeddedName = "endpoints.json (built in)";

    private const string ResourceName = "endpoints.json";

    internal EndpointCatalog(string name, string sha256, CatalogDocument document)
    {
        Name = name;
        Sha256 = sha256;
        Clouds = document.Clouds;
        Sources = document.Sources;
        TrustSets = [.. document.TrustSets.Select(trust => trust.Set)];
        CommonEndpoints = document.CommonEndpoints;
    }

    /// <summary>The name of the file, as the user knows it; <see cref="EmbeddedName"/> for the built-in catalog.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>The clouds with their regions and profiles, in the order of the file; the first is the default.</summary>
    public ImmutableArray<CatalogCloud> Clouds { get; }

    /// <summary>The documents that entries come from.</summary>
    public ImmutableArray<CatalogSource> Sources { get; }

    /// <summary>The roots and issuers that are genuine for groups of endpoints.</summary>
    public ImmutableArray<TrustSet> TrustSets { get; }

    internal ImmutableArray<EndpointTemplate> CommonEndpoints { get; }

    /// <summary>Loads the catalog that is built into the library.</summary>
    public static EndpointCatalog LoadEmbedded()
    {
        using var stream = typeof(EndpointCatalog).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is missing from the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes, EmbeddedName);
    }

    /// <summary>Loads a catalog file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="CatalogException">The file cannot be read, is larger than <see cref="MaxBytes"/>, or has errors; all of them are listed.</exception>
    public static EndpointCatalog Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Parse(ReadFile(path), path);
    }

    /// <summary>Reads a catalog from the bytes of a file.</summary>
    /// <param name="utf8Json">JSON in UTF-8, with or without byte order mark.</param>
    /// <param name="name">How errors name the file.</param>
    /// <exception cref="CatalogException">The catalog has errors; all of them are listed.</exception>
    public static EndpointCatalog Parse(ReadOnlyMemory<byte> utf8Json, string name) => new CatalogReader(name).Read(utf8Json);

    /// <summary>Picks what one run is about and fills host templates with the region.</summary>
    /// <param name="selection">What to pick; the default value picks the default profile of the first cloud, with its anchor regions.</param>
    /// <exception cref="CatalogException">The selection names something that is not there; all such errors are listed, with near names.</exception>
    public SelectedCatalog Select(CatalogSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return new CatalogSelector(this, selection).Select();
    }

    private static ReadOnlyMemory<byte> ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return ReadAtMost(stream, MaxBytes + 1);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var problem = unreadable is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new CatalogException(path, [new CatalogError { Path = "file", Problem = problem, Mend = "name a catalog file that this account may read" }]);
        }
    }

    // One byte more than allowed is enough to know that the file is too large; devices have no length to ask for.
    private static ReadOnlyMemory<byte> ReadAtMost(Stream stream, int limit)
    {
        var bytes = new byte[limit];
        var count = stream.ReadAtLeast(bytes, limit, throwOnEndOfStream: false);
        return bytes.AsMemory(0, count);
    }
}
