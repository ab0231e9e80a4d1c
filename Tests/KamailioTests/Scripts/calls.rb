# Calls what the body of a request says, a line each: module, function, arguments. What they return goes into the reply.

# app_ruby starts Ruby without its prelude: there is no Array#pack, no String#unpack, no Object#class.
def bytes(hex)
  hex.scan(/../).map { |byte| byte.hex.chr }.join
end

READ = {
  "i" => ->(text) { text.to_i },
  "s" => ->(text) { bytes(text) },
  "r" => ->(text) { bytes(text.split("*")[0]) * text.split("*")[1].to_i }, # 61*60000
}

# Never a text: app_ruby returns none.
def show(value)
  return "null" if value.nil?
  value.to_s
end

def call(line)
  name, function, *words = line.split
  arguments = words.map { |word| READ[word[0]].call(word[2..]) }
  place = name == "core" ? KSR : KSR.const_get(name.upcase)
  show(place.public_send(function, *arguments))
rescue StandardError
  "error"
end

def ksr_request_route()
  results = KSR::PV.get("$rb").lines.map { |line| call(line) }
  KSR::HDR.append_to_reply("X-Results: " + results.join(" ") + "\r\n")
  KSR::SL.send_reply(200, "OK")
end
