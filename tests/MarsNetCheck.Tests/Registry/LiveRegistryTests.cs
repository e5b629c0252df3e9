using System.Runtime.Versioning;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Tests.Registry;

/// <summary>The registry of this machine, with keys of the test's own under HKEY_CURRENT_USER.</summary>
[Trait("Only", "Windows")]
public sealed class LiveRegistryTests
{
    private const string Reason = "Only Windows has a registry.";

    public static bool IsWindows => OperatingSystem.IsWindows();

    [Fact(SkipUnless = nameof(IsWindows), Skip = Reason)]
    [SupportedOSPlatform("windows")]
    public void Values_of_every_kind_are_read()
    {
        const string path = @"Software\MarsNetCheckTests\Kinds";
        using (var key = Microsoft.Win32.Registry.CurrentUser.CreateSubKey(path))
        {
            key.SetValue("Text", "proxy.contoso.test:8080");
            key.SetValue("Number", 1, Microsoft.Win32.RegistryValueKind.DWord);
            key.SetValue("Texts", new[] { ".contoso.test", "." }, Microsoft.Win32.RegistryValueKind.MultiString);
            key.SetValue("Bytes", new byte[] { 0x46, 0, 0, 0 }, Microsoft.Win32.RegistryValueKind.Binary);
        }
        try
        {
            var read = new LiveRegistry().Read(@"HKEY_CURRENT_USER\" + path);

            Assert.Equal(RegistryKeyState.Found, read.State);
            Assert.Equal("proxy.contoso.test:8080", read.Find("text")?.Text);
            Assert.Equal(1u, read.Find("NUMBER")?.Dword);
            Assert.Equal<byte>([0x46, 0, 0, 0], read.Find("Bytes")!.Bytes!.Value);
            Assert.Equal<string>([".contoso.test", "."], read.Find("Texts")!.Texts!.Value);
            Assert.Null(read.Find("Text")?.Dword);
        }
        finally
        {
            Microsoft.Win32.Registry.CurrentUser.DeleteSubKeyTree(@"Software\MarsNetCheckTests");
        }
    }

    [Fact(SkipUnless = nameof(IsWindows), Skip = Reason)]
    [SupportedOSPlatform("windows")]
    public void A_key_that_is_not_there_is_absent() =>
        Assert.Equal(RegistryKeyState.Absent, new LiveRegistry().Read(@"HKEY_USERS\S-1-5-18\Software\MarsNetCheckTests\None").State);
}
