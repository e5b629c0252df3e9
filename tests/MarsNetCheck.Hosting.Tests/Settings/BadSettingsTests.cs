using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Tests.Settings;

/// <summary>Every error of the settings, with its exact text. <c>ROOT</c> stands for the content root.</summary>
public sealed class BadSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Cases => new()
    {
        { """{ "Shedule": { } }""", "MarsNetCheck:Shedule: is no setting; did you mean 'Schedule'?" },
        { """{ "Colour": "red" }""", "MarsNetCheck:Colour: is no setting; remove it, or write one of Access, Check, History, Otlp, Probe, Schedule" },
        { """{ "Schedule": { "Evry": "00:15:00" } }""", "MarsNetCheck:Schedule:Evry: is no setting; did you mean 'Every'?" },
        { """{ "Schedule": { "Until": "x" } }""", "MarsNetCheck:Schedule:Until: is no setting; remove it, or write one of AtLeast, AtStart, Every, Jitter" },
        { """{ "Schedule": "often" }""", """MarsNetCheck:Schedule: takes settings and not 'often'; write { "AtLeast": … }""" },
        { """{ "Schedule": { "Every": { "Minutes": 5 } } }""", """MarsNetCheck:Schedule:Every: takes one value; write "Every": "…" """ },
        { """{ "Schedule": { "Every": "15 m" } }""", "MarsNetCheck:Schedule:Every: '15 m' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00, or never" },
        { """{ "Schedule": { "Every": 15 } }""", "MarsNetCheck:Schedule:Every: '15' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00, or never" },
        { """{ "Schedule": { "Every": "15:00" } }""", "MarsNetCheck:Schedule:Every: '15:00' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00, or never" },
        { """{ "Schedule": { "Every": "" } }""", "MarsNetCheck:Schedule:Every: '' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00, or never" },
        { """{ "Schedule": { "Every": "00:00:29" } }""", "MarsNetCheck:Schedule:Every: '29s' is out of its range; give 30s to 7d" },
        { """{ "Schedule": { "Every": "7.00:00:01" } }""", "MarsNetCheck:Schedule:Every: '604801s' is out of its range; give 30s to 7d" },
        { """{ "Schedule": { "Jitter": "" } }""", "MarsNetCheck:Schedule:Jitter: '' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00" },
        { """{ "Schedule": { "Every": "00:10:00", "Jitter": "00:05:01" } }""", "MarsNetCheck:Schedule:Jitter: '301s' is out of its range; give 0s to 5m" },
        { """{ "Schedule": { "Jitter": "-00:00:01" } }""", "MarsNetCheck:Schedule:Jitter: '-1s' is out of its range; give 0s to 450s" },
        { """{ "Schedule": { "AtStart": "yes" } }""", "MarsNetCheck:Schedule:AtStart: 'yes' is neither true nor false; write one of them" },
        { """{ "Schedule": { "AtLeast": "01:00:01" } }""", "MarsNetCheck:Schedule:AtLeast: '3601s' is out of its range; give 0s to 1h" },
        { """{ "History": { "Folder": " " } }""", "MarsNetCheck:History:Folder: the name of the folder is empty; give a path, or null to keep the history in memory" },
        { """{ "History": { "Keep": "00:59:59" } }""", "MarsNetCheck:History:Keep: '3599s' is out of its range; give 1h to 3650d" },
        { """{ "History": { "Keep": "30 days" } }""", "MarsNetCheck:History:Keep: '30 days' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00" },
        { """{ "History": { "MaxReports": 0 } }""", "MarsNetCheck:History:MaxReports: '0' is out of its range; give 1 to 100000" },
        { """{ "History": { "MaxReports": "many" } }""", "MarsNetCheck:History:MaxReports: 'many' is no whole number; write digits, for example 4" },
        { """{ "History": { "MaxReports": 2.5 } }""", "MarsNetCheck:History:MaxReports: '2.5' is no whole number; write digits, for example 4" },
        { """{ "Access": { "Listen": "http://127.0.0.1:9393" } }""", """MarsNetCheck:Access:Listen: takes a list and not 'http://127.0.0.1:9393'; write "Listen": [ "http://127.0.0.1:9393" ]""" },
        { """{ "Access": { "Listen": { "First": "http://127.0.0.1:9393" } } }""", """MarsNetCheck:Access:Listen:First: takes a list of texts; write "Listen": [ "…" ]""" },
        { """{ "Access": { "Listen": [ "" ] } }""", "MarsNetCheck:Access:Listen:0: is empty; remove it, or write what it stands for" },
        { """{ "Access": { "Listen": [ "http://127.0.0.1:9393", "9394" ] } }""", "MarsNetCheck:Access:Listen:1: '9394' is no address to listen on; write http:// or https:// with an address and a port, for example http://127.0.0.1:9393" },
        { """{ "Access": { "Listen": [ "http://localhost:0" ] } }""", "MarsNetCheck:Access:Listen:0: 'http://localhost:0' leaves the port to the system, which may choose two for the two addresses of localhost; write 127.0.0.1 or [::1] in its place, or a port" },
        { """{ "Access": { "Listen": [ "ftp://127.0.0.1:21" ] } }""", "MarsNetCheck:Access:Listen:0: 'ftp://127.0.0.1:21' is no address to listen on; write http:// or https:// with an address and a port, for example http://127.0.0.1:9393" },
        {
            """{ "Access": { "Listen": [ "http://0.0.0.0:9393" ] } }""",
            "MarsNetCheck:Access:Listen:0: 'http://0.0.0.0:9393' can be reached by other machines, and callers need not show who they are; set Access:TokenFile, or https and Access:ClientCa, or listen on 127.0.0.1"
        },
        {
            """{ "Access": { "Listen": [ "https://[2001:db8::1]:9393" ], "Certificate": "server.pem" } }""",
            "MarsNetCheck:Access:Listen:0: 'https://[2001:db8::1]:9393' can be reached by other machines, and callers need not show who they are; set Access:TokenFile, or https and Access:ClientCa, or listen on 127.0.0.1"
        },
        {
            """{ "Access": { "Listen": [ "http://192.0.2.1:9393" ], "TokenFile": "token" } }""",
            "MarsNetCheck:Access:Listen:0: 'http://192.0.2.1:9393' sends the token in clear text; write https, or set Access:AllowPlainHttp to true if something else speaks TLS before the service"
        },
        { """{ "Access": { "Listen": [ "https://127.0.0.1:9393" ] } }""", "MarsNetCheck:Access:Certificate: missing, and an address of Listen begins with https; name a PEM file with the server's certificate" },
        { """{ "Access": { "CertificateKey": "server.pem" } }""", "MarsNetCheck:Access:CertificateKey: there is no Certificate to which the key belongs; set Access:Certificate, or remove it" },
        { """{ "Access": { "ClientCa": "server.pem" } }""", "MarsNetCheck:Access:ClientCa: client certificates are shown over https only, and no address of Listen begins with it; write one, or remove ClientCa" },
        { """{ "Access": { "Certificate": "gone.pem" } }""", "MarsNetCheck:Access:Certificate: ROOT/gone.pem: does not exist; check the path" },
        { """{ "Access": { "Certificate": "folder" } }""", "MarsNetCheck:Access:Certificate: ROOT/folder: is a folder; give the path of a file" },
        { """{ "Access": { "Certificate": "token" } }""", "MarsNetCheck:Access:Certificate: ROOT/token: cannot be read with its key; name PEM files of a certificate and of its private key, without a password, that this account may read" },
        {
            """{ "Access": { "Listen": [ "https://127.0.0.1:9393" ], "Certificate": "server.pem", "ClientCa": "token" } }""",
            "MarsNetCheck:Access:ClientCa: ROOT/token: holds no certificate; write the CA's certificate in PEM into it"
        },
        { """{ "Access": { "TokenFile": "gone" } }""", "MarsNetCheck:Access:TokenFile: ROOT/gone: does not exist; check the path" },
        { """{ "Access": { "TokenFile": "short" } }""", "MarsNetCheck:Access:TokenFile: ROOT/short: the first line is no token; write 16 to 512 characters of ASCII without spaces, for example those of `openssl rand -hex 32`" },
        { """{ "Access": { "Hosts": [ "https://backup01" ] } }""", "MarsNetCheck:Access:Hosts:0: 'https://backup01' is no name of a host; write it as it stands in a Host header, for example backup01.contoso.test:9393" },
        { """{ "Access": { "AllowPlainHttp": 1 } }""", "MarsNetCheck:Access:AllowPlainHttp: '1' is neither true nor false; write one of them" },
        { """{ "Probe": { "Concurrency": 65 } }""", "MarsNetCheck:Probe:Concurrency: '65' is out of its range; give 1 to 64" },
        { """{ "Probe": { "Allow": [ "https://contoso.test/" ] } }""", "MarsNetCheck:Probe:Allow:0: 'https://contoso.test/' is no target; write a host name with a port unless it is 443, for example *.contoso.test:8443" },
        { """{ "Otlp": { "Interval": "soon" } }""", "MarsNetCheck:Otlp:Interval: 'soon' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00" },
        { """{ "Check": { "Budget": 601 } }""", "MarsNetCheck:Check:Budget: '601' is out of a service's range; give 1 to 600 seconds" },
        { """{ "Check": { "Budget": 0.5 } }""", "MarsNetCheck:Check:Budget: '0.5' is out of a service's range; give 1 to 600 seconds" },
        { """{ "Check": { "Budget": "long" } }""", "MarsNetCheck:Check:Budget: 'long' is no number of seconds that can be used; give 0.1 to 86400" },
        { """{ "Check": { "Catalog": "gone.json" } }""", "ROOT/gone.json: file: does not exist; name a catalog file that this account may read" },
        { """{ "Check": { "Integrated": "maybe" } }""", "MarsNetCheck:Check:Integrated: 'maybe' is neither true nor false; write one of them" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_setting_that_cannot_be_used_is_one_line_with_the_place_and_the_mend(string section, string error)
    {
        WriteFiles();

        var errors = SettingsFixture.Errors(section, _folder.Path);

        Assert.Equal([error.Trim()], errors.Select(e => e.Replace(_folder.Path, "ROOT", StringComparison.Ordinal).Replace('\\', '/')));
    }

    [Fact]
    public void All_errors_are_listed_at_once()
    {
        var errors = SettingsFixture.Errors(
            """
            {
              "Shedule": { },
              "Schedule": { "Every": "often", "Jitter": "1.00:00:00", "AtStart": "perhaps" },
              "History": { "MaxReports": "x", "Keep": "00:00:01" },
              "Access": { "Listen": [ "http://0.0.0.0:9393", "nowhere" ], "TokenFile": "gone" },
              "Probe": { "Concurrency": 0 },
              "Check": { "Cloud": "mars", "Timeout": "-1", "Budget": 3600 }
            }
            """,
            _folder.Path);

        string[] places =
        [
            "MarsNetCheck:Access:Listen:0", "MarsNetCheck:Access:Listen:1", "MarsNetCheck:Access:TokenFile", "MarsNetCheck:Check:Budget", "MarsNetCheck:Check:Cloud", "MarsNetCheck:Check:Timeout",
            "MarsNetCheck:History:Keep", "MarsNetCheck:History:MaxReports", "MarsNetCheck:Probe:Concurrency", "MarsNetCheck:Schedule:AtStart", "MarsNetCheck:Schedule:Every",
            "MarsNetCheck:Schedule:Jitter", "MarsNetCheck:Shedule",
        ];
        Assert.Equal(places, errors.Select(e => e.Split(": ")[0]).Order(StringComparer.Ordinal));
        Assert.All(errors, e => Assert.DoesNotContain('\n', e));
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_stop_the_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("MarsNetCheck:Schedule:Every", "often"), new("MarsNetCheck:Probe:Concurrency", "0")]);
        builder.Services.AddMarsNetCheck(builder.Configuration);
        await using var app = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, error.Failures.Count());
    }

    [Fact]
    public void A_token_that_is_refused_is_not_told()
    {
        _folder.Write("token", "hunter2");

        Assert.All(SettingsFixture.Errors("""{ "Access": { "TokenFile": "token" } }""", _folder.Path), e => Assert.DoesNotContain("hunter2", e, StringComparison.Ordinal));
    }

    private void WriteFiles()
    {
        Directory.CreateDirectory(_folder.File("folder"));
        _folder.Write("server.pem", TestCertificate.Pem());
        _folder.Write("token", "0123456789abcdef0123456789abcdef");
        _folder.Write("short", "0123456789abcde");
    }
}
