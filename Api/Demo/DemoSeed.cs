using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Forms;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Outreach;

namespace LeadGrid.Demo;

/// <summary>
/// Makes the demo's campaigns, forms, brokers, templates, users and API key where there are none. Run at every start: what exists stays as
/// it is, and lost credentials are replaced by new ones.
/// </summary>
internal sealed class DemoSeed(IGrainFactory grains, UserFactory users)
{
    private static readonly Actor Self = new(ActorKind.System, "demo", "LeadGrid demo");

    /// <summary>For the demo on one machine: the limit is there to protect the machine from a client gone wild.</summary>
    private const int RequestsPerSecond = 20_000;

    public async Task<DemoFile> Ensure(string url, DemoFile? known)
    {
        foreach (var broker in DemoSettings.Brokers)
        {
            if (await grains.GetGrain<IBrokerGrain>(broker.Id).Get(Self) is null)
            {
                Check(await grains.GetGrain<IBrokerGrain>(broker.Id).Put(Self, broker, 0), broker.Id);
            }
        }

        foreach (var campaign in DemoSettings.Campaigns)
        {
            if (await grains.GetGrain<ICampaignGrain>(campaign.Code).Get() is null)
            {
                Check(await grains.GetGrain<ICampaignGrain>(campaign.Code).Put(Self, campaign, 0), campaign.Code);
            }
        }

        foreach (var (campaign, content) in DemoForms.All)
        {
            await Ensure(grains.GetGrain<IFormGrain>(campaign), content, campaign);
        }

        foreach (var (id, draft) in DemoTemplates.All)
        {
            await Ensure(grains.GetGrain<ITemplateGrain>(id), draft, id);
        }

        await DemoSequences.Ensure(grains, Self);
        await DemoNumbers.Ensure(grains, Self);
        var brokers = new List<DemoBrokerLogin>();
        foreach (var broker in DemoSettings.Brokers)
        {
            var before = known?.Brokers.FirstOrDefault(b => b.Id == broker.Id);
            var login = await EnsureUser(
                before is null ? null : new DemoLogin(before.Email, before.Password), $"{broker.Id}@demo.leadgrid.example", broker.Name, broker.Id);
            brokers.Add(new DemoBrokerLogin(broker.Id, login.Email, login.Password));
        }

        return new DemoFile(
            url,
            await EnsureKey(known?.ApiKey),
            [.. DemoSettings.Campaigns.Select(c => c.Code)],
            await EnsureUser(known?.Admin, "admin@demo.leadgrid.example", "Demo Administrator", brokerId: null),
            [.. brokers]);
    }

    // Each step by itself: a start that was broken off goes on where it was.
    private static async Task Ensure(ITemplateGrain template, TemplateDraft draft, string id)
    {
        var stored = await template.Get(Self) ?? Stored(await template.Save(Self, draft, 0), id);
        if (stored is { Revision: 1 })
        {
            stored = Stored(await template.Submit(Self, stored.Revision), id);
        }

        if (stored is { Revision: 2, Versions: [{ Status: TemplateStatus.Submitted }] })
        {
            Stored(await template.Approve(Self, stored.Revision), id);
        }
    }

    private static async Task Ensure(IFormGrain form, FormContent content, string campaign)
    {
        var stored = await form.Get(Self) ?? Stored(await form.Save(Self, content, 0), campaign);
        if (stored is { Revision: 1 })
        {
            Stored(await form.Publish(Self, stored.Revision), campaign);
        }
    }

    private static CampaignForm Stored(FormResult result, string campaign) => result switch
    {
        FormStored stored => stored.Form,
        FormFaulty faulty => throw Faulty($"form of {campaign}", faulty.Faults),
        _ => throw new InvalidOperationException($"The demo's form of {campaign} could not be made: {result.GetType().Name}."),
    };

    private static MessageTemplate Stored(TemplateResult result, string what) => result switch
    {
        TemplateStored stored => stored.Template,
        TemplateFaulty faulty => throw Faulty(what, faulty.Faults),
        _ => throw new InvalidOperationException($"The demo's template {what} could not be made: {result.GetType().Name}."),
    };

    private async Task<string> EnsureKey(string? known)
    {
        if (known is not null && ApiKeyText.TryParse(known, out var text)
            && await grains.GetGrain<IApiKeyGrain>(text.Prefix).Get() is { Revoked: false })
        {
            return known;
        }

        var (record, key) = ApiKeyFactory.Create(
            DemoSettings.Seller, DemoSettings.SellerName, [ApiScopes.WriteLeads, ApiScopes.ReadLeads], requestsPerSecond: RequestsPerSecond);
        await grains.GetGrain<IApiKeyGrain>(record.Prefix).Put(Self, record);
        return key;
    }

    private async Task<DemoLogin> EnsureUser(DemoLogin? known, string email, string name, string? brokerId)
    {
        var key = await grains.GetGrain<IDirectoryGrain>(Workers.Any()).UserKey(new PersonalText(email));
        var existing = await grains.GetGrain<IUserGrain>(key).Get();
        if (existing is not null && known is not null && known.Email == email)
        {
            return known;
        }

        // The password is known to nobody else: a lost dev.json means a new one.
        var password = DemoPassword.Create();
        var record = await users.Create(email, name, password, brokerId);
        if (!await grains.GetGrain<IUserGrain>(record.Key).Put(record, existing?.Stamp))
        {
            throw new InvalidOperationException($"The demo user {name} was changed by somebody else at the same moment.");
        }

        return new DemoLogin(email, password);
    }

    private static void Check(SettingsAnswer answer, string what)
    {
        if (answer.Faults.Length > 0)
        {
            throw Faulty(what, answer.Faults);
        }
    }

    private static InvalidOperationException Faulty(string what, FieldFault[] faults) =>
        new($"The demo's {what} is faulty: {string.Join("; ", faults.Select(f => $"{f.Field}: {f.Problem}"))}");
}
