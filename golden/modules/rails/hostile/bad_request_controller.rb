# frozen_string_literal: true

# Answers with status 400.
class BadRequestController < ApplicationController
  def show
    response.headers['X-Note'] = "$HOME `id` \"x\" 'y' \#{z} \x25s {{w}} \\"
    render json: {
      error: 'bad_request',
      message: "\"quoted\" 'single' `back` \\ $x ${y} \#{z} \x25s {{w}} {\x25 v \x25} </script> <!-- \\u000a */ ?> \t\n\r\u{0}\u{1b}\u{2028}\u{202e}\u{feff}\u{200d}🚀"
    }, status: :bad_request
  end
end
