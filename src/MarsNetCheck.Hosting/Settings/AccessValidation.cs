using System.Globalization;
using MarsNetCheck.Hosting.Access;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>Says what is wrong with the settings of who may ask: above all, a service that others can reach without showing who they are.</summary>
internal static class AccessValidation
{
    /// <summary>Finds all errors.</summary>
    public static void Validate(AccessSettings access, SettingsComplaints errors)
    {
        var addresses = Addresses(access, errors);
        if (addresses.Any(a => a.Address.IsTls) && access.Certificate is null)
            errors.Add("Access:Certificate", "missing, and an address of Listen begins with https; name a PEM file with the server's certificate");
        if (access is { CertificateKey: not null, Certificate: null })
            errors.Add("Access:CertificateKey", "there is no Certificate to which the key belongs; set Access:Certificate, or remove it");
        if (access.ClientCa is not null && !addresses.Any(a => a.Address.IsTls))
            errors.Add("Access:ClientCa", "client certificates are shown over https only, and no address of Listen begins with it; write one, or remove ClientCa");
        foreach (var (index, host) in access.Hosts.Index())
            ValidateHost(index, host, errors);
        ValidateFiles(access, errors);
    }

    private static List<(string Text, ListenAddress Address)> Addresses(AccessSettings access, SettingsComplaints errors)
    {
        var result = new List<(string, ListenAddress)>();
        foreach (var (index, text) in access.Listen.Index())
        {
            var setting = string.Create(CultureInfo.InvariantCulture, $"Access:Listen:{index}");
            if (ListenAddress.ProblemOf(text) is { } problem)
            {
                errors.Add(setting, problem);
                continue;
            }
            var address = ListenAddress.Find(text)!;
            result.Add((text, address));
            if (!address.IsLoopback)
                ValidateOpen(setting, text, address, access, errors);
        }
        return result;
    }

    private static void ValidateOpen(string setting, string text, ListenAddress address, AccessSettings access, SettingsComplaints errors)
    {
        if (access.TokenFile is null && (access.ClientCa is null || !address.IsTls))
            errors.Add(setting, $"'{text}' can be reached by other machines, and callers need not show who they are; set Access:TokenFile, or https and Access:ClientCa, or listen on 127.0.0.1");
        else if (!address.IsTls && !access.AllowPlainHttp)
            errors.Add(setting, $"'{text}' sends the token in clear text; write https, or set Access:AllowPlainHttp to true if something else speaks TLS before the service");
    }

    private static void ValidateHost(int index, string host, SettingsComplaints errors)
    {
        if (!Uri.TryCreate($"http://{host}", UriKind.Absolute, out var url) || url is not { PathAndQuery: "/", UserInfo: "", Fragment: "" } || host.EndsWith('/'))
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Access:Hosts:{index}"), $"'{host}' is no name of a host; write it as it stands in a Host header, for example backup01.contoso.test:9393");
    }

    private static void ValidateFiles(AccessSettings access, SettingsComplaints errors)
    {
        if (access.TokenFile is { } token && errors.File("Access:TokenFile", token))
            errors.Try(() => SecretToken.Read(token));
        if (access.ClientCa is { } authorities && errors.File("Access:ClientCa", authorities))
            errors.Try(() => ClientTrust.Read(authorities));
        var keyIsThere = access.CertificateKey is not { } key || errors.File("Access:CertificateKey", key);
        if (access.Certificate is { } certificate && errors.File("Access:Certificate", certificate) && keyIsThere)
            errors.Try(() => ServerCertificate.Read(access));
    }
}
