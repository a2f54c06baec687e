using LeadGrid.Access;
using LeadGrid.Hosting;
using LeadGrid.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

public sealed class KeyRingTests : IDisposable
{
    private readonly DirectoryInfo _folder = new(TestFolder.Create());

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_mounted_ring_seals_with_its_last_key_to_its_end_and_is_not_written()
    {
        using (var ahead = Services(mayMakeKeys: true))
        {
            // A ring that may be written gets its next key two days before this.
            var now = TimeProvider.System.GetUtcNow();
            ahead.GetRequiredService<IKeyManager>().CreateNewKey(now.AddDays(-90), now.AddHours(1));
        }

        using var mounted = Services(mayMakeKeys: false);
        var protector = mounted.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookies");

        Assert.Equal("a cookie", protector.Unprotect(protector.Protect("a cookie")));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_ring_without_keys_that_cannot_be_written_is_told_at_the_start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("Access:KeyRing", "/proc/self/fdinfo")]);

        var refused = Assert.Throws<StartupFailedException>(() => KeyRing.Add(builder));

        Assert.Contains("/proc/self/fdinfo holds no key and cannot be written", refused.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Services(bool mayMakeKeys)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        KeyRing.Add(services, _folder, mayMakeKeys);
        return services.BuildServiceProvider();
    }
}
