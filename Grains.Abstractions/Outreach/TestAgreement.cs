namespace LeadGrid.Outreach;

/// <summary>What the owner of a test recipient agrees to. Kept with each consent, word by word: change it and it has to be given anew.</summary>
public static class TestAgreement
{
    public const string Words =
        "This number or address is our own. Its owner agrees to get automated texts and e-mails here that try our templates. "
        + "The agreement is not a condition of any purchase, and STOP or the link in an e-mail ends it.";
}
