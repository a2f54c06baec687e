using System.Text.Json;
using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Routing;

namespace LeadGrid.Intake;

/// <summary>Makes of a post what the router can decide: judged, scored, hashed and sealed.</summary>
internal sealed class LeadPreparation(IKeyedHash hash, IPersonalVault vault)
{
    public async ValueTask<PreparedLead> Prepare(
        IntakeRequest request, IntakeItem item, CampaignDefinition campaign, DateTimeOffset now, string? traceParent, CancellationToken cancellation)
    {
        var judged = LeadJudge.Judge(item.Post, campaign, request.Seller.Id, now);
        var leadId = Guid.CreateVersion7(now);
        var keyId = Guid.Empty;
        byte[] sealedPart = [];
        if (judged.Faults.Length == 0 && !request.Test)
        {
            keyId = await vault.TakeKey(cancellation);
            sealedPart = await vault.Seal(keyId, leadId, JsonSerializer.SerializeToUtf8Bytes(Personal(judged), PersonalJson.Options), cancellation);
        }

        return new PreparedLead
        {
            LeadId = leadId,
            Seller = request.Seller.Id,
            SellerName = request.Seller.Name,
            KeyScope = request.KeyScope,
            IdempotencyHash = Hashed(HashPurpose.IdempotencyKey, item.IdempotencyKey),
            ExternalIdHash = Hashed(HashPurpose.ExternalId, judged.ExternalId),
            PhoneHash = Hashed(HashPurpose.Phone, judged.Phone),
            EmailHash = Hashed(HashPurpose.Email, judged.EmailKey),
            LastNameHash = Hashed(HashPurpose.LastName, judged.LastNameKey),
            // Only a post that may be repeated under a key is ever compared.
            BodyHash = item.IdempotencyKey is null && judged.ExternalId is null
                ? []
                : hash.Hash(HashPurpose.Body, $"{campaign.Code}\n{JsonSerializer.Serialize(item.Post)}"),
            Faults = judged.Faults,
            Warnings = judged.Warnings,
            Row = Row(leadId, judged, campaign.Code, request.Seller.Id, now),
            ScoreReasons = judged.ScoreReasons,
            Repairs = [.. judged.Repairs.Select(r => new Repair(r.Field, r.What))],
            Facts = judged.Facts,
            Sealed = sealedPart,
            KeyId = keyId,
            Cost = judged.Cost,
            TraceParent = traceParent,
            CampaignVersion = campaign.Version,
        };
    }

    private byte[]? Hashed(string purpose, string? value) => string.IsNullOrEmpty(value) ? null : hash.Hash(purpose, value);

    private static PersonalPart Personal(JudgedLead judged) => new()
    {
        FirstName = judged.FirstName,
        LastName = judged.LastName,
        Phone = judged.Phone,
        PhoneFacts = judged.PhoneFacts,
        Email = judged.Email,
        Address = judged.Address,
        Attributes = judged.Attributes,
        Consent = judged.Consent,
        ExternalId = judged.ExternalId,
        Repairs = judged.Repairs,
        Facts = judged.Facts.Values,
    };

    private static LeadRow Row(Guid leadId, JudgedLead judged, string campaign, string seller, DateTimeOffset now) => new()
    {
        Id = leadId,
        Version = 0,
        Status = LeadStatus.Received,
        Score = judged.Score,
        Campaign = campaign,
        Seller = seller,
        FirstName = judged.FirstName,
        LastName = judged.LastName,
        Phone = judged.Phone,
        Email = judged.Email,
        City = judged.Address?.City,
        State = judged.Address?.State,
        ReceivedAt = now,
        UpdatedAt = now,
        Flags = judged.Flags,
    };
}
