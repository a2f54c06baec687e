using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Contacts;
using LeadGrid.Intake;
using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Forms;

[StatelessWorker, Reentrant]
internal sealed class ConsentGrain(IKeyedHash hash, TimeProvider time) : Grain, IConsentGrain
{
    public async Task<ConsentAnswer> Post(Actor actor, ConsentPost post)
    {
        if (actor.Kind is ActorKind.Broker)
        {
            throw new UnauthorizedAccessException("Consents are posted by sellers.");
        }

        var (read, faults) = ConsentReading.Read(post, Clock.Milliseconds(time));
        if (await GrainFactory.GetGrain<ICampaignGrain>(post.Campaign).Get() is null)
        {
            faults = [new FieldFault("campaign", "There is no such campaign: use the code from its posting specification."), .. faults];
        }

        if (read is null || faults.Length > 0)
        {
            return new ConsentFaulty(faults);
        }

        // By everything that was posted: the same words again are the same consent, and others are another.
        var id = new Guid(hash.Hash(HashPurpose.Body, $"{actor.Id}\n{post.Campaign}\n{read.EmailKey}\n{JsonSerializer.Serialize(read.Consent)}").AsSpan(0, 16));
        var signed = ConsentReading.Signed(id, read, actor);
        var replay = true;
        foreach (var key in Keys(read))
        {
            replay &= (await GrainFactory.GetGrain<IContactGrain>(key.ToString()).Sign(signed)).Repeat;
        }

        return new ConsentTaken(id, replay);
    }

    private IEnumerable<ContactKey> Keys(ReadConsent read)
    {
        if (read.Phone is { } phone)
        {
            yield return ContactKey.Phone(hash.Hash(HashPurpose.Phone, phone));
        }

        if (read.EmailKey is { } email)
        {
            yield return ContactKey.Email(hash.Hash(HashPurpose.Email, email));
        }
    }
}
