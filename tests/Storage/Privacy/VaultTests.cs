using System.Security.Cryptography;
using LeadGrid.Hosting;
using LeadGrid.Storage;
using LeadGrid.Testing;

namespace LeadGrid.Privacy;

public sealed class VaultTests(PostgresFixture postgres)
{
    private static readonly byte[] Clear = "Ada Byron"u8.ToArray();

    [Fact]
    public async Task What_was_sealed_opens_for_its_owner_only_and_only_unchanged()
    {
        await using var store = await LeadStore.Create(postgres);
        var (key, owner) = (await store.Vault.TakeKey(CancellationToken.None), Guid.NewGuid());
        var sealedPart = await store.Vault.Seal(key, owner, Clear, CancellationToken.None);
        Assert.Equal(Clear, await store.Vault.Open(key, owner, sealedPart, CancellationToken.None));
        await Assert.ThrowsAsync<AuthenticationTagMismatchException>(async () => await store.Vault.Open(key, Guid.NewGuid(), sealedPart, CancellationToken.None));
        for (var at = 0; at < sealedPart.Length; at++)
        {
            var changed = (byte[])sealedPart.Clone();
            changed[at] ^= 1;
            await Assert.ThrowsAsync<AuthenticationTagMismatchException>(async () => await store.Vault.Open(key, owner, changed, CancellationToken.None));
        }

        await Assert.ThrowsAsync<AuthenticationTagMismatchException>(async () => await store.Vault.Open(key, owner, new byte[27], CancellationToken.None));
    }

    [Fact]
    public async Task Another_silo_reads_the_key_from_disk_and_an_erased_one_opens_nothing()
    {
        await using var store = await LeadStore.Create(postgres);
        var (key, owner) = (await store.Vault.TakeKey(CancellationToken.None), Guid.NewGuid());
        var sealedPart = await store.Vault.Seal(key, owner, Clear, CancellationToken.None);
        using (var another = new PersonalVault(store.Keys, LeadStore.Master))
        {
            Assert.Equal(Clear, await another.Open(key, owner, sealedPart, CancellationToken.None));
        }

        await using (var erase = store.Keys.Source.CreateCommand("DELETE FROM data_key"))
        {
            await erase.ExecuteNonQueryAsync();
        }

        using var later = new PersonalVault(store.Keys, LeadStore.Master);
        Assert.Null(await later.Open(key, owner, sealedPart, CancellationToken.None));
        await Assert.ThrowsAsync<ErasedException>(async () => await later.Seal(key, owner, Clear, CancellationToken.None));
    }

    [Fact]
    public async Task Keys_are_given_out_once_also_to_many_at_once()
    {
        await using var store = await LeadStore.Create(postgres);
        var keys = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(_ => store.Vault.TakeKey(CancellationToken.None).AsTask()));
        Assert.Equal(2_000, keys.Distinct().Count());
    }

    [Fact]
    public void A_master_key_is_made_once_readable_by_its_owner_only()
    {
        var folder = TestFolder.Create();
        try
        {
            var path = Path.Combine(folder, "new", "master.key");
            var made = MasterKey.Load(path, mayCreate: true);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Equal(made.Derive("a"), MasterKey.Load(path, mayCreate: false).Derive("a"));
            Assert.NotEqual(made.Derive("a"), made.Derive("b"));
            Assert.Throws<StartupFailedException>(() => MasterKey.Load(Path.Combine(folder, "missing"), mayCreate: false));
            Assert.Throws<StartupFailedException>(() => MasterKey.Load(folder, mayCreate: true));
            foreach (var bad in new[] { "", "not base64", Convert.ToBase64String(new byte[31]), Convert.ToBase64String(new byte[33]) })
            {
                File.WriteAllText(path, bad);
                Assert.Throws<StartupFailedException>(() => MasterKey.Load(path, mayCreate: true));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
