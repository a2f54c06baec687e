using Microsoft.Extensions.Configuration;

namespace LeadGrid.Hosting.Tls;

public sealed class TlsSettingsTests
{
    [Fact]
    public void Three_files_make_it_up() => Assert.Equal(
        new TlsSettings { Certificate = "a.pem", Key = "a.key", Authority = "ca.pem" },
        Read(development: false, ("Certificate", "a.pem"), ("Key", "a.key"), ("Authority", "ca.pem")));

    [Fact]
    public void In_development_nothing_is_needed() => Assert.Null(Read(development: true));

    [Fact]
    public void Elsewhere_its_absence_must_be_asked_for() => Assert.Null(Read(development: false, ("Required", "false")));

    [Fact]
    public void Elsewhere_plain_ports_are_refused_with_a_sentence()
    {
        var refused = Assert.Throws<StartupFailedException>(() => Read(development: false));

        Assert.Contains("open to anybody", refused.Message, StringComparison.Ordinal);
        Assert.Contains("LeadGrid:Tls:Required to false", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Half_of_it_is_a_mistake_everywhere(bool development) =>
        Assert.Throws<StartupFailedException>(() => Read(development, ("Certificate", "a.pem"), ("Required", "false")));

    private static TlsSettings? Read(bool development, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"LeadGrid:Tls:{s.Name}", (string?)s.Value)))
            .Build();
        return TlsSettings.Read(configuration, development);
    }
}
