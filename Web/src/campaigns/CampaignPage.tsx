export default function CampaignPage(_: { code: string }) { return null; }
