using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Storage.Leads;
using LeadGrid.Testing;
using Npgsql;
using Orleans.Storage;

namespace LeadGrid.Storage.Contacts;

public sealed class ContactLedgerTests(PostgresFixture postgres)
{
    private static readonly Actor By = new(ActorKind.System, "test", "test");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero);
    private static readonly ContactKey Phone = ContactKey.Phone([1, .. Enumerable.Repeat((byte)7, 16)]);
    private static readonly ContactKey Email = ContactKey.Email([1, .. Enumerable.Repeat((byte)9, 16)]);

    [Fact]
    public async Task A_contact_is_what_its_entries_make_it_and_only_the_first_of_two_writers_appends()
    {
        await using var stores = await ContactStore.Create(postgres);
        var unknown = await stores.Ledger.Read(Phone, CancellationToken.None);
        Assert.Equal(0, unknown.Version);
        var stopped = await stores.Ledger.Append(unknown, [Stop(Now)], CancellationToken.None);
        await Assert.ThrowsAsync<InconsistentStateException>(() => stores.Ledger.Append(unknown, [Start(Now)], CancellationToken.None));
        await stores.Ledger.Append(stopped, [Start(Now.AddMinutes(1))], CancellationToken.None);
        await Assert.ThrowsAsync<InconsistentStateException>(() => stores.Ledger.Append(stopped, [Stop(Now)], CancellationToken.None));

        var read = await stores.Ledger.Read(Phone, CancellationToken.None);
        Assert.Equal((2, 1, 1), (read.Version, read.Facts.Revocations.Count, read.Facts.Restorations.Count));
        var report = await stores.Ledger.VerifyAll(null, CancellationToken.None);
        Assert.Equal((1, 2L), (report.Contacts, report.Entries));
        Assert.Empty(report.Broken);
    }

    [Fact]
    public async Task A_linked_refusal_holds_for_all_identifiers_or_for_none()
    {
        await using var stores = await ContactStore.Create(postgres);
        var phone = await stores.Ledger.Read(Phone, CancellationToken.None);
        var never = ContactDecider.Refuse(RefusalScope.Everything, "text", "never again", By, Now);
        var after = await stores.Ledger.Append(phone, [never], [(Email, never)], CancellationToken.None);
        Assert.Equal(1, after.Version);
        var email = await stores.Ledger.Read(Email, CancellationToken.None);
        Assert.Equal(RefusalScope.Everything, Assert.Single(email.Facts.Revocations).Scope);

        // From a state that has been passed: neither gets an entry.
        await Assert.ThrowsAsync<InconsistentStateException>(() => stores.Ledger.Append(phone, [never], [(Email, never)], CancellationToken.None));
        Assert.Equal(1, (await stores.Ledger.Read(Email, CancellationToken.None)).Version);

        // A contact that a link has made without an entry of its own goes on as any other.
        var third = ContactKey.Phone([1, .. Enumerable.Repeat((byte)3, 16)]);
        var unsubscribe = ContactDecider.Refuse(RefusalScope.Unsubscribe, "link", null, By, Now);
        var empty = await stores.Ledger.Append(await stores.Ledger.Read(third, CancellationToken.None), [], [(Email, unsubscribe)], CancellationToken.None);
        Assert.Equal(0, empty.Version);
        Assert.Equal(1, (await stores.Ledger.Append(empty, [Stop(Now)], CancellationToken.None)).Version);
        Assert.Empty((await stores.Ledger.VerifyAll(null, CancellationToken.None)).Broken);
    }

    [Fact]
    public async Task What_was_signed_comes_back_to_the_letter_and_its_certificate_is_to_be_claimed_once()
    {
        await using var stores = await ContactStore.Create(postgres);
        var signed = new SignedConsent
        {
            Id = Guid.NewGuid(),
            By = By,
            OwnForm = false,
            Texts = [new([ContactChannel.Sms, ContactChannel.Email], "I agree to texts of Añil \u2603 and e-mail.", true), new([ContactChannel.Voice], "I agree to calls.", false)],
            Sellers = ["Añil"],
            Phone = "+12015550123",
            Method = "web_form",
            Language = "es",
            ShownAt = Now.AddMinutes(-2),
            CertificateUrl = "https://cert.trustedform.com/eb9fc4dd9bed9ad451a5648946cf4bf09b5bb947",
        };
        foreach (var key in new[] { Phone, Email })
        {
            var unknown = await stores.Ledger.Read(key, CancellationToken.None);
            var after = await stores.Ledger.Append(unknown, SignedConsents.Of(unknown, signed, Now), CancellationToken.None);
            var read = await stores.Ledger.Read(key, CancellationToken.None);
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(after.Facts), System.Text.Json.JsonSerializer.Serialize(read.Facts));
            Assert.Equal([signed.Id], read.Signed);
        }

        // One row, of the number's contact, that tells nothing of the person or the address.
        var body = await Ask<string>(stores, "SELECT string_agg(body::text || lead_id, ',') FROM outbox WHERE kind = 'certificate' AND sealed IS NULL");
        Assert.Equal($$"""{"consent": "{{signed.Id}}", "contact": "{{Phone}}"}{{Guid.Empty}}""", body);
        var waiting = await stores.Ledger.Read(Phone, CancellationToken.None);
        var given = Assert.Single(waiting.Certificates);
        Assert.Equal((signed.CertificateUrl, "es", signed.ShownAt), (given.Evidence.CertificateUrl, given.Evidence.Language, given.Evidence.ShownAt));
        Assert.Equal(
            [new ShownDisclosure(ContactChannel.Sms, signed.Texts[0].Text, true), new(ContactChannel.Email, signed.Texts[0].Text, true), new(ContactChannel.Voice, "I agree to calls.", false)],
            given.Evidence.Shown!);

        var claimed = new ClaimOutcome.Claimed("c", Now.AddHours(-1), null, true, "https://example.com/form");
        await stores.Ledger.Append(waiting, CertificateClaims.Take(waiting, signed.Id, claimed, TimeSpan.FromDays(90), Now), CancellationToken.None);
        var email = await stores.Ledger.Read(Email, CancellationToken.None);
        var asked = SignedConsents.Of(email, signed with { Id = Guid.NewGuid(), Confirmation = Guid.NewGuid() }, Now);
        var unconfirmed = await stores.Ledger.Append(email, asked, CancellationToken.None);
        await stores.Ledger.Append(unconfirmed, SignedConsents.Confirm(unconfirmed, unconfirmed.Asks[0], By, Now), CancellationToken.None);
        Assert.Equal(
            [ConsentOrigin.Posted, ConsentOrigin.ClaimedCertificate], (await stores.Ledger.Read(Phone, CancellationToken.None)).Facts.Consents.Select(consent => consent.Origin));
        Assert.NotNull(Assert.Single((await stores.Ledger.Read(Email, CancellationToken.None)).Facts.Confirmations).ConfirmedAt);
        Assert.Equal(1L, await Ask<long>(stores, "SELECT count(*) FROM outbox"));
        Assert.Empty((await stores.Ledger.VerifyAll(null, CancellationToken.None)).Broken);
    }

    private static async Task<T> Ask<T>(ContactStore stores, string sql)
    {
        await using var command = stores.Leads.Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static TheoryData<string, long> Tampering => new()
    {
        { "UPDATE contact_entry SET sealed = sealed || '\\x00' WHERE number = 2", 2 },
        { "UPDATE contact_entry SET at = at + interval '1 second' WHERE number = 1", 1 },
        { "UPDATE contact_entry SET kind = 'Held' WHERE number = 3", 3 },
        { "DELETE FROM contact_entry WHERE number = 1", 1 },
        { "DELETE FROM contact_entry WHERE number = 2", 2 },
        { "DELETE FROM contact_entry WHERE number = 3", 3 },
        { "UPDATE contact_entry SET number = CASE number WHEN 1 THEN 12 WHEN 2 THEN 11 ELSE number END; UPDATE contact_entry SET number = number - 10 WHERE number > 10", 1 },
        // The end cut off, and the row that tells where it is rewritten to match.
        {
            "DELETE FROM contact_entry WHERE number = 3; UPDATE contact SET version = 2, head = (SELECT hash FROM contact_entry WHERE number = 2)", 3
        },
        { "DELETE FROM contact", 1 },
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task A_changed_removed_or_reordered_entry_is_found(string sql, long brokenAt)
    {
        await using var stores = await ContactStore.Create(postgres);
        await stores.Ledger.Append(
            await stores.Ledger.Read(Phone, CancellationToken.None), [Stop(Now), Start(Now.AddMinutes(1)), Stop(Now.AddMinutes(2))], CancellationToken.None);
        Assert.Empty((await stores.Ledger.VerifyAll(null, CancellationToken.None)).Broken);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => stores.Execute("UPDATE contact_entry SET kind = 'x'"));
        Assert.Equal("LG002", refused.SqlState);
        await stores.Execute("ALTER TABLE contact_entry DISABLE TRIGGER ALL");
        await stores.Execute(sql);
        var broken = Assert.Single((await stores.Ledger.VerifyAll(null, CancellationToken.None)).Broken);
        Assert.Equal((Phone.ToString(), brokenAt), (broken.Contact, broken.Entry));
    }

    private static ContactRefused Stop(DateTimeOffset at) => ContactDecider.Refuse(RefusalScope.Stop, "text", "STOP", By, at);

    private static TextsRestored Start(DateTimeOffset at) => new("acme") { At = at, By = By };
}
