using MarsNetCheck.Registry;

namespace MarsNetCheck.Tests.Proxies;

/// <summary>A registry of which this account may not read some keys.</summary>
internal sealed class PartlyReadable(IRegistry registry, string refused, RegistryKeyState state = RegistryKeyState.Denied) : IRegistry
{
    public RegistryKey Read(string path) =>
        string.Equals(path, refused, StringComparison.OrdinalIgnoreCase) ? new RegistryKey { State = state } : registry.Read(path);
}
