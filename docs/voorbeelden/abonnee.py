# Een abonnee in Python, met alleen de standaardbibliotheek: `python3 abonnee.py whsec_…` luistert op poort 3000.
import base64, hashlib, hmac, json, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer

# Van het platform, niet veranderd, en niet ouder dan vijf minuten: zo niet, dan 401.
SLEUTEL = base64.b64decode(sys.argv[1].removeprefix("whsec_"))
gezien, laatste = set(), 0  # bewaar dit in je eigen database, in de transactie van het gevolg

def is_echt(koppen, body):
    tijd = koppen.get("webhook-timestamp", "0")
    if not tijd.isdigit() or abs(time.time() - int(tijd)) > 300:
        return False
    inhoud = f"{koppen.get('webhook-id')}.{tijd}.".encode() + body
    eigen = "v1," + base64.b64encode(hmac.new(SLEUTEL, inhoud, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(eigen, een) for een in koppen.get("webhook-signature", "").split())

class Abonnee(BaseHTTPRequestHandler):
    def do_POST(self):
        global laatste
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not is_echt(self.headers, body):
            return self.antwoord(401)
        gebeurtenis = json.loads(body)
        nummer = int(gebeurtenis["sequence"])
        if gebeurtenis["id"] not in gezien:  # anders kwam het al: hetzelfde nog eens
            if laatste and nummer > laatste + 1:
                print(f"gat: haal op met GET …/gebeurtenissen?na={laatste}", flush=True)
            print(nummer, gebeurtenis["type"], flush=True)
            gezien.add(gebeurtenis["id"])
            laatste = nummer
        self.antwoord(204)

    def antwoord(self, status):
        self.send_response(status)
        self.end_headers()

    log_message = lambda *_: None

print("luistert", flush=True)
HTTPServer(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 3000), Abonnee).serve_forever()
