using LeadGrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Hosting.Tls;

public sealed class TlsFilesTests : IDisposable
{
    private static readonly DateTime s_later = new(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = TestFolder.Create();
    private readonly TestAuthority _authority = new(TimeProvider.System);
    private readonly FakeTimeProvider _time = new();

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_renewed_certificate_serves_new_connections_without_a_restart()
    {
        var files = _authority.Issue("silo").Write(_folder, "silo");
        var peer = new Peer(TlsRole.Silo, files, _time);
        var before = peer.Files.Current();

        Renew(_authority.Issue("silo", until: 60));
        Assert.Same(before, peer.Files.Current());
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(peer.Files.Current().Until > before.Until);
        Assert.Contains("changed certificate", Assert.Single(peer.Logged), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_changes_behind_its_links_is_noticed()
    {
        // As Kubernetes does it: the files are links through a folder that is itself a link.
        var (first, second) = (Path.Combine(_folder, "1"), Path.Combine(_folder, "2"));
        Directory.CreateDirectory(first);
        Directory.CreateDirectory(second);
        Touch(_authority.Issue("silo").Write(first, "silo"), s_later);
        Touch(_authority.Issue("silo", until: 60).Write(second, "silo"), s_later.AddSeconds(1));
        var data = Path.Combine(_folder, "..data");
        Directory.CreateSymbolicLink(data, first);
        var files = new TestCertificateFiles(Link("silo.pem"), Link("silo.key"), Link("silo.authority.pem"));
        var peer = new Peer(TlsRole.Silo, files, _time);
        var before = peer.Files.Current();

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, second);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(peer.Files.Current().Until > before.Until);

        string Link(string name)
        {
            var link = Path.Combine(_folder, name);
            File.CreateSymbolicLink(link, Path.Combine("..data", name));
            return link;
        }
    }

    [Fact]
    public void While_half_of_it_is_written_the_old_certificate_serves()
    {
        var files = _authority.Issue("silo").Write(_folder, "silo");
        var peer = new Peer(TlsRole.Silo, files, _time);
        var before = peer.Files.Current();
        var next = _authority.Issue("silo", until: 60);

        Renew(next with { Key = _authority.Issue("silo").Key });
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Same(before, peer.Files.Current());

        Renew(next);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(peer.Files.Current().Until > before.Until);
        Assert.Equal(2, peer.Logged.Count);
    }

    [Fact]
    public void A_certificate_of_another_role_is_refused_at_the_start()
    {
        var files = _authority.Issue("api").Write(_folder, "api");

        var refused = Assert.Throws<StartupFailedException>(() => new Peer(TlsRole.Silo, files, _time));

        Assert.Contains("the DNS name 'silo'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told_at_the_start()
    {
        var files = _authority.Issue("api").Write(_folder, "api") with { Key = Path.Combine(_folder, "nowhere.key") };

        var refused = Assert.Throws<StartupFailedException>(() => new Peer(TlsRole.Api, files, _time));

        Assert.Contains("nowhere.key", refused.Message, StringComparison.Ordinal);
    }

    private void Renew(TestCertificate certificate) => Touch(certificate.Write(_folder, "silo"), File.GetLastWriteTimeUtc(Path.Combine(_folder, "silo.pem")).AddSeconds(1));

    // File systems have clocks of their own, of any grain.
    private static void Touch(TestCertificateFiles files, DateTime at)
    {
        File.SetLastWriteTimeUtc(files.Certificate, at);
        File.SetLastWriteTimeUtc(files.Key, at);
        File.SetLastWriteTimeUtc(files.Authority, at);
    }
}
