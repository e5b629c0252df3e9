using System.Text;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Tests.Settings;

/// <summary>Settings as a program gets them that adds the service, its content root being a folder of the test's.</summary>
internal static class SettingsFixture
{
    /// <summary>Reads the section's JSON.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with it.</exception>
    public static MarsNetCheckSettings Read(string section, string root) => Provider(section, root).GetRequiredService<IOptions<MarsNetCheckSettings>>().Value;

    /// <summary>What is wrong with the section's JSON.</summary>
    public static IReadOnlyList<string> Errors(string section, string root) => [.. Assert.Throws<OptionsValidationException>(() => Read(section, root)).Failures];

    private static ServiceProvider Provider(string section, string root)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "MarsNetCheck": {{section}} }"""))).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new Place(root));
        services.AddMarsNetCheck(configuration);
        return services.BuildServiceProvider();
    }

    private sealed class Place(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
