export default function BrokersPage() { return null; }
