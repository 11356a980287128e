# Comments of a post.
#
#   class CommentsController
#     def index; end
#   end
class CommentsController < ApplicationController
  http_basic_authenticate_with name: "dhh",
    password: "secret",
    only: :destroy

  #-----------------------------------------------------------------
  # Actions
  #-----------------------------------------------------------------

  def create
    @post = Post.find(params[:post_id])
    @comment = @post.comments.create(comment_params)
    redirect_to post_path(@post)
  end

  def destroy
    @post = Post.find(params[:post_id])
    @comment = @post.comments.find(params[:id])
    @comment.destroy
    redirect_to post_path(@post), status: :see_other
  end # destroy

  #-----------------------------------------------------------------
  # Helpers
  #-----------------------------------------------------------------

  private
    def comment_params
      params.require(:comment).permit(:commenter, :body, :status)
    end
end
