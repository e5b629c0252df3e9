using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Tests.Proxies;

namespace MarsNetCheck.Tests.Networks;

public sealed class HostsFileTests : IDisposable
{
    private const string Name = "login.microsoftonline.com";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("203.0.113.66 login.microsoftonline.com", "203.0.113.66 login.microsoftonline.com")]
    [InlineData("\t203.0.113.66\tother.test  LOGIN.microsoftonline.com # old", "203.0.113.66 login.microsoftonline.com")]
    [InlineData("2001:db8::66 login.microsoftonline.com\r", "2001:db8::66 login.microsoftonline.com")]
    public void An_entry_is_found_by_any_of_its_names(string line, string text)
    {
        var entry = Assert.Single(Find($"127.0.0.1 localhost\n\n{line}\n")!);

        Assert.Equal(NameOverrideSource.HostsFile, entry.Source);
        Assert.Equal($"{PathHere} line 3", entry.Place);
        Assert.Equal(text, entry.Text);
    }

    [Theory]
    [InlineData("# 203.0.113.66 login.microsoftonline.com")]
    [InlineData("203.0.113.66 other.test # login.microsoftonline.com")]
    [InlineData("203.0.113.66 x.login.microsoftonline.com")]
    [InlineData("login.microsoftonline.com 203.0.113.66")]
    [InlineData("")]
    public void What_is_no_entry_for_the_name_is_none(string line) => Assert.Empty(Find(line)!);

    [Fact]
    public void Every_entry_of_a_name_is_told() =>
        Assert.Equal(["1.2.3.4 " + Name, "::1 " + Name], Find($"1.2.3.4 {Name}\n::1 {Name}.test {Name}\n")!.Select(e => e.Text));

    [Fact]
    public void A_machine_without_the_file_has_no_entries() => Assert.Empty(new HostsFile(PathHere).Find(Name)!.Value);

    [Fact]
    public void A_file_that_is_in_use_is_not_known()
    {
        using var locked = new FileStream(PathHere, FileMode.Create, FileAccess.Write, FileShare.None);
        Assert.Null(new HostsFile(PathHere).Find(Name));
    }

    [Fact]
    public void Windows_may_keep_it_in_another_folder()
    {
        var registry = Export.Empty.Key(@"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters").Text("DataBasePath", @"D:\etc").Build();
        Assert.Equal(@"D:\etc", HostsFile.WindowsFolder(registry));
        Assert.EndsWith("etc", HostsFile.WindowsFolder(Export.Empty.Build()), StringComparison.Ordinal);
    }

    private string PathHere => Path.Combine(_folder.FullName, "hosts");

    private IReadOnlyList<NameOverride>? Find(string text)
    {
        File.WriteAllText(PathHere, text);
        return new HostsFile(PathHere).Find(Name);
    }
}
